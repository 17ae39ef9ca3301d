import * as v from 'valibot';
import { CONFIG_FILE, endpointUrl, readConfigFile } from '../config/index.js';
import type { EndpointDetails, Finding } from '../doctor/index.js';
import { usageError } from '../kit-error.js';
import { processTerminal, withProgress } from '../terminal/index.js';
import { version } from '../version.js';
import type { Command, CommandCall } from './command.js';
import { readSecretFile } from './read-secret-file.js';

type Flags = CommandCall['flags'];

export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'Say what is wrong with a token endpoint or a theme, and how to mend it',
  options: [
    { flag: '--endpoint <url>', summary: 'The token endpoint (default: the config file’s)' },
    { flag: '--origin <url>', summary: 'Your Help Center, whose pages may ask' },
    { flag: '--kid <id>', summary: 'The key id that tokens must name (app_…)' },
    { flag: '--secret-file <file>', summary: 'Holds the shared secret, to check signatures' },
    {
      flag: '--help-center-jwt-file <file>',
      summary: 'Holds a fresh Help Center JWT, to ask with',
    },
    { flag: '--theme <folder>', summary: 'A theme to examine' },
    { flag: '--json', summary: 'Print the findings as JSON' },
    { flag: '--spec', summary: 'Print what an endpoint has to do, for writing one yourself' },
  ],
  examples: [
    'doctor --endpoint https://jwt.example.com/messaging --origin https://help.example.com',
    'doctor --theme ./my-theme',
    'doctor --endpoint https://jwt.example.com/messaging --help-center-jwt-file jwt.txt --secret-file secret.txt --json',
    'doctor --spec',
  ],
  async run({ flags }) {
    const terminal = processTerminal();
    const { countFindings, printFindings, specification } = await import('../doctor/index.js');
    if (flags.spec === true) {
      terminal.print(specification());
      return 0;
    }
    const details = await endpointDetails(flags);
    const theme = textFlag(flags, 'theme');
    if (!details && theme === undefined) {
      throw usageError(
        `Nothing to examine. Say --endpoint URL, --theme FOLDER or both (or "endpoint" in ${CONFIG_FILE}).`,
      );
    }
    const findings = await withProgress(terminal, 'Examining', () => examine(details, theme));
    const summary = countFindings(findings);
    if (flags.json === true)
      terminal.print(JSON.stringify({ version, summary, findings }, null, 2));
    else printFindings(terminal, findings);
    return summary.failure > 0 ? 1 : 0;
  },
};

async function examine(
  details: EndpointDetails | null,
  theme: string | undefined,
): Promise<Finding[]> {
  const { examineEndpoint, examineTheme } = await import('../doctor/index.js');
  // The theme first: a folder that is none is a wrong call, told before anybody is asked anything.
  const ofTheme = theme === undefined ? [] : await examineTheme(theme, details?.endpoint);
  return [...(details ? await examineEndpoint(details) : []), ...ofTheme];
}

async function endpointDetails(flags: Flags): Promise<EndpointDetails | null> {
  const fromConfig =
    flags.theme === undefined ? (await readConfigFile(process.cwd())).endpoint : undefined;
  const given = flags.endpoint ?? fromConfig;
  if (given === undefined) {
    const needing = ['origin', 'kid', 'secretFile', 'helpCenterJwtFile'].find(
      (name) => name in flags,
    );
    if (needing && flags.theme !== undefined)
      throw usageError('There is no endpoint to ask: give --endpoint URL too.');
    return null;
  }
  const endpoint = v.safeParse(endpointUrl, given);
  if (!endpoint.success) throw usageError(`--endpoint: ${endpoint.issues[0].message}`);
  return {
    endpoint: endpoint.output,
    origin: originFlag(flags),
    kid: textFlag(flags, 'kid'),
    secret: await secretIn(flags, 'secretFile', '--secret-file'),
    helpCenterJwt: await secretIn(flags, 'helpCenterJwtFile', '--help-center-jwt-file'),
  };
}

function originFlag(flags: Flags): string | undefined {
  const given = textFlag(flags, 'origin');
  if (given === undefined) return undefined;
  if (!URL.canParse(given) || new URL(given).origin === 'null') {
    throw usageError(
      `--origin: "${given}" is no origin. Expected one like https://help.example.com.`,
    );
  }
  return new URL(given).origin;
}

function textFlag(flags: Flags, name: string): string | undefined {
  const value = flags[name];
  return value === undefined ? undefined : String(value);
}

async function secretIn(flags: Flags, name: string, flag: string): Promise<string | undefined> {
  const file = textFlag(flags, name);
  return file === undefined ? undefined : readSecretFile(flag, file);
}
