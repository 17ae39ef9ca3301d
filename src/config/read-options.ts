import * as v from 'valibot';
import { usageError } from '../kit-error.js';
import { CONFIG_FILE, readConfigFile } from './config-file.js';
import { configOptions, type OptionName } from './options.js';

type OptionValues<Name extends OptionName> = {
  [Key in Name]: v.InferOutput<(typeof configOptions)[Key]['schema']>;
};

/**
 * Reads a command's options: from its flags, then from the config file in `folder`, then defaults.
 *
 * @param names the options that the command knows
 * @param flags as the command line gave them, by name
 * @param folder where the config file is looked for
 * @throws KitError `usage` that names each wrong option, where it is, and what was expected
 */
export async function readOptions<const Name extends OptionName>(
  names: readonly Name[],
  flags: Readonly<Record<string, unknown>>,
  folder: string = process.cwd(),
): Promise<OptionValues<Name>> {
  const config = await readConfigFile(folder);
  const given = Object.fromEntries(names.map((name) => [name, flags[name] ?? config[name]]));
  const schema = v.object(
    Object.fromEntries(names.map((name) => [name, configOptions[name].schema])) as {
      [Key in Name]: (typeof configOptions)[Key]['schema'];
    },
  );
  const result = v.safeParse(schema, given);
  if (result.success) return result.output as OptionValues<Name>;

  const problems = result.issues.map((issue) => {
    const name = String(issue.path?.[0]?.key);
    const place =
      flags[name] === undefined && name in config ? `${CONFIG_FILE}: "${name}"` : `--${name}`;
    return `${place}: ${issue.message}`;
  });
  throw usageError(problems.join('\n'));
}
