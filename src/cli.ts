#!/usr/bin/env node
import { inspect } from 'node:util';
import { type CAC, cac } from 'cac';
import type { CommandOption } from './commands/command.js';
import { commands } from './commands/index.js';
import { didYouMean } from './config/index.js';
import { KitError, usageError } from './kit-error.js';
import { processTerminal } from './terminal/index.js';
import { version } from './version.js';

const NAME = 'guide-messaging-auth';

function declare(cli: CAC): void {
  for (const { name, summary, options, examples, run } of commands) {
    const command = cli.command(name, summary);
    for (const { flag, summary } of options) command.option(flag, summary);
    for (const example of examples) command.example(`  $ ${NAME} ${example}`);
    // cac hands over the positional arguments one by one, then the flags.
    command.action((...parameters: unknown[]) => {
      const flags = asTyped(parameters.at(-1) as Record<string, unknown>, options, cli.rawArgs);
      const args = parameters
        .slice(0, -1)
        .flat()
        .filter((arg) => arg !== undefined);
      return run({ args: args.map(String), flags });
    });
  }
}

/** cac takes `--out 2024` and `--kid 007` for numbers; only a port is one. */
function asTyped(
  flags: Readonly<Record<string, unknown>>,
  options: readonly CommandOption[],
  argv: readonly string[],
): Record<string, unknown> {
  const texts = new Set(
    options.filter(({ flag }) => /<(?!port>)/.test(flag)).map(({ flag }) => flag.split(' ')[0]),
  );
  return Object.fromEntries(
    Object.entries(flags).map(([name, value]) => {
      const flag = flagOf(name);
      if (typeof value !== 'number' || !texts.has(flag)) return [name, value];
      const at = argv.findIndex((arg) => arg === flag || arg.startsWith(`${flag}=`));
      const typed = argv[at] === flag ? argv[at + 1] : argv[at]?.slice(flag.length + 1);
      return [name, typed ?? String(value)];
    }),
  );
}

async function main(argv: readonly string[]): Promise<number> {
  const cli = cac(NAME);
  declare(cli);
  cli.help();
  cli.version(version);
  cli.parse([...argv], { run: false });
  if (cli.options.help || cli.options.version) return 0;
  if (!cli.matchedCommand) return noSuchCommand(cli);

  refuseUnknownOptions(cli);
  refuseRepeatedOptions(cli);
  refuseWrongArguments(cli);
  return (await cli.runMatchedCommand()) ?? 0;
}

function noSuchCommand(cli: CAC): number {
  const [word] = cli.args;
  if (word === undefined) refuseUnknownOptions(cli);
  const names = commands.map(({ name }) => name.split(' ')[0] ?? name);
  if (word !== undefined) {
    throw usageError(
      `There is no command "${word}".${didYouMean(word, names)} The commands are ${names.join(', ')}; ${NAME} --help explains them.`,
    );
  }
  cli.outputHelp();
  return 2;
}

function refuseUnknownOptions(cli: CAC): void {
  const known = [...(cli.matchedCommand?.options ?? []), ...cli.globalCommand.options].flatMap(
    ({ names }) => names,
  );
  const flags = known.filter((name) => name.length > 1).map(flagOf);
  for (const name of Object.keys(cli.options)) {
    if (name === '--' || known.includes(name)) continue;
    const flag = flagOf(name);
    const command = cli.matchedCommandName;
    throw usageError(
      `There is no option ${flag}${command ? ` for ${command}` : ''}.${didYouMean(flag, flags)} ${[NAME, command, '--help'].filter(Boolean).join(' ')} lists them.`,
    );
  }
}

function refuseRepeatedOptions(cli: CAC): void {
  for (const [name, value] of Object.entries(cli.options)) {
    if (name === '--' || !Array.isArray(value)) continue;
    throw usageError(
      `${flagOf(name)} is given ${value.length} times: ${value.join(', ')}. Give it once.`,
    );
  }
}

function refuseWrongArguments(cli: CAC): void {
  const { args: known = [], rawName: usage } = cli.matchedCommand ?? {};
  const missing = known.slice(cli.args.length).filter(({ required }) => required);
  if (missing.length > 0) {
    const names = missing.map(({ value }) => `<${value}>`).join(' ');
    throw usageError(`${names} is missing. Expected: ${NAME} ${usage} [options]`);
  }
  const surplus = cli.args.slice(known.length).map((arg) => `"${arg}"`);
  if (surplus.length > 0) {
    throw usageError(
      `Nothing was expected where ${surplus.join(' ')} stands. Expected: ${NAME} ${usage} [options]`,
    );
  }
}

/** `dryRun` → `--dry-run`, `y` → `-y`. */
const flagOf = (name: string): string =>
  (name.length > 1 ? '--' : '-') + name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);

function report(error: unknown): number {
  const { note } = processTerminal();
  // cac's own errors (a missing value) are the caller's to mend, like ours.
  const isUsage = error instanceof Error && error.name === 'CACError';
  if (error instanceof KitError || isUsage) {
    note(`${NAME}: ${error.message}`);
    return error instanceof KitError ? error.exitCode : 2;
  }
  note(`${NAME}: this is a fault of the kit, please report it.\n${inspect(error)}`);
  return 1;
}

process.exitCode = await main(process.argv).catch(report);
