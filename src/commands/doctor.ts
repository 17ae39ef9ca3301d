import { existsSync } from 'node:fs';
import * as v from 'valibot';
import { CONFIG_FILE, readConfigFile, readOptions } from '../config/index.js';
import type {
  AccountDetails,
  EndpointDetails,
  ProofKind,
  Report,
  ValidProof,
} from '../doctor/index.js';
import { endpointUrl } from '../endpoint-url.js';
import { usageError } from '../kit-error.js';
import { processTerminal, withProgress } from '../terminal/index.js';
import { version } from '../version.js';
import type { Command, CommandCall } from './command.js';
import { ENDPOINT_ENVIRONMENT } from './endpoint-environment.js';
import { readSecretFile } from './read-secret-file.js';

type Flags = CommandCall['flags'];

export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'Report what is wrong with a token endpoint, a theme or an account, and how to fix it',
  options: [
    { flag: '--endpoint <url>', summary: 'The token endpoint (default: the config file’s)' },
    { flag: '--origin <url>', summary: 'Your Help Center, whose pages may ask' },
    { flag: '--kid <id>', summary: 'The key id that tokens must name (app_…)' },
    { flag: '--secret-file <file>', summary: 'Contains the shared secret, to check signatures' },
    {
      flag: '--help-center-jwt-file <file>',
      summary: 'Contains a fresh Help Center JWT, to ask with',
    },
    { flag: '--id-token-file <file>', summary: 'Contains an ID token, to ask with' },
    {
      flag: '--cookie-file <file>',
      summary: 'Contains the Cookie header of somebody who is signed in, to ask with',
    },
    {
      flag: '--expired-proof-file <file>',
      summary: 'Contains a proof of the same kind that is no longer valid',
    },
    { flag: '--theme <folder>', summary: 'A theme to examine' },
    {
      flag: '--account',
      summary: 'Examine the Zendesk account that the environment variables describe',
    },
    {
      flag: '--accept-could-not-tell',
      summary: 'Exit with 0 instead of 3 where nothing is wrong, but not all could be tested',
    },
    { flag: '--json', summary: 'Print the findings as JSON' },
    { flag: '--spec', summary: 'Print what an endpoint has to do, for writing one yourself' },
  ],
  environment: ENDPOINT_ENVIRONMENT,
  environmentOf: '--account',
  examples: [
    'doctor --endpoint https://jwt.example.com/messaging --origin https://help.example.com',
    'doctor --theme ./my-theme',
    'doctor --account',
    'doctor --endpoint https://jwt.example.com/messaging --help-center-jwt-file jwt.txt --secret-file secret.txt --json',
    'doctor --spec',
  ],
  async run({ flags }) {
    const terminal = processTerminal();
    const { exitCodeOf, printReport, specification, summaryOf } = await import(
      '../doctor/index.js'
    );
    if (flags.spec === true) {
      terminal.print(specification());
      return 0;
    }
    const details = await endpointDetails(flags);
    const theme = textFlag(flags, 'theme');
    const account = flags.account === true ? await accountDetails(flags) : null;
    if (!details && !account && theme === undefined) {
      throw usageError(
        `Nothing to examine. Give --endpoint URL, --theme FOLDER or --account (or "endpoint" in ${CONFIG_FILE}).`,
      );
    }
    const report = await withProgress(terminal, 'Examining', () =>
      examine(details, theme, account),
    );
    const { access, findings } = report;
    const exitCode = exitCodeOf(findings, flags.acceptCouldNotTell === true);
    if (flags.json === true) {
      const summary = summaryOf(findings);
      terminal.print(JSON.stringify({ version, exitCode, access, summary, findings }, null, 2));
    } else {
      printReport(terminal, report);
    }
    return exitCode;
  },
};

async function examine(
  details: EndpointDetails | null,
  theme: string | undefined,
  account: AccountDetails | null,
): Promise<Report> {
  const { examineAccount, examineEndpoint, examineTheme } = await import('../doctor/index.js');
  // The theme first: a path that is not a theme is a wrong call, reported before anybody is asked.
  const ofTheme = theme === undefined ? [] : await examineTheme(theme, details?.endpoint);
  const ofAccount = account ? await examineAccount(account) : [];
  const ofEndpoint = details ? await examineEndpoint(details) : { access: null, findings: [] };
  const findings = [...ofEndpoint.findings, ...ofTheme, ...ofAccount];
  return { access: ofEndpoint.access, findings };
}

async function accountDetails(flags: Flags): Promise<AccountDetails> {
  // What `init` wrote; variables that are set already win, as for `serve`.
  if (existsSync('.env')) process.loadEnvFile('.env');
  return {
    environment: process.env,
    helpCenterJwt: await secretIn(flags, 'helpCenterJwtFile'),
  };
}

/** The flags that say something about an endpoint. */
const ABOUT_ENDPOINT = {
  origin: '--origin',
  kid: '--kid',
  secretFile: '--secret-file',
  helpCenterJwtFile: '--help-center-jwt-file',
  idTokenFile: '--id-token-file',
  cookieFile: '--cookie-file',
  expiredProofFile: '--expired-proof-file',
} as const;

async function endpointDetails(flags: Flags): Promise<EndpointDetails | null> {
  const isAlone = flags.theme === undefined && flags.account === undefined;
  const config = isAlone ? await readConfigFile(process.cwd()) : {};
  const given = flags.endpoint ?? config.endpoint;
  if (given === undefined) {
    const needing = Object.entries(ABOUT_ENDPOINT).find(
      ([name]) => name in flags && !(flags.account && name === 'helpCenterJwtFile'),
    );
    if (needing && !isAlone) {
      throw usageError(`${needing[1]} is about an endpoint. Give --endpoint URL too.`);
    }
    return null;
  }
  const endpoint = v.safeParse(endpointUrl, given);
  if (!endpoint.success) throw usageError(`--endpoint: ${endpoint.issues[0].message}`);
  const origin = originFlag(flags);
  const { helpCenterKeysOf } = await import('../doctor/index.js');
  return {
    endpoint: endpoint.output,
    origin,
    kid: textFlag(flags, 'kid'),
    secret: await secretIn(flags, 'secretFile'),
    proof: await validProof(flags),
    expiredProof: await secretIn(flags, 'expiredProofFile'),
    keys: origin === undefined ? undefined : await helpCenterKeysOf(origin),
    proofKind: 'proof' in config ? (await readOptions(['proof'], {})).proof : undefined,
  };
}

/** The flag that gives a valid proof, by its kind. */
const PROOF_FILES = {
  'help-center-jwt': 'helpCenterJwtFile',
  'id-token': 'idTokenFile',
  cookie: 'cookieFile',
} as const satisfies Readonly<Record<ProofKind, keyof typeof ABOUT_ENDPOINT>>;
type ProofFile = (typeof PROOF_FILES)[ProofKind];

async function validProof(flags: Flags): Promise<ValidProof | undefined> {
  const files = Object.entries(PROOF_FILES) as [ProofKind, ProofFile][];
  const given = files.filter(([, name]) => name in flags);
  if (given.length > 1) {
    const names = given.map(([, name]) => ABOUT_ENDPOINT[name]).join(' and ');
    throw usageError(`${names} are given together. Give the one proof that the endpoint accepts.`);
  }
  const [first] = given;
  if (!first) return undefined;
  const [kind, name] = first;
  const value = await secretIn(flags, name);
  return value === undefined ? undefined : { kind, value: withoutName(kind, value) };
}

/** A `Cookie` header is often copied together with its name. */
const withoutName = (kind: ValidProof['kind'], value: string): string =>
  kind === 'cookie' ? value.replace(/^cookie:/i, '').trim() : value;

function originFlag(flags: Flags): string | undefined {
  const given = textFlag(flags, 'origin');
  if (given === undefined) return undefined;
  if (!URL.canParse(given) || new URL(given).origin === 'null') {
    throw usageError(
      `--origin: "${given}" is not an origin. Expected one like https://help.example.com.`,
    );
  }
  return new URL(given).origin;
}

function textFlag(flags: Flags, name: string): string | undefined {
  const value = flags[name];
  return value === undefined ? undefined : String(value);
}

async function secretIn(
  flags: Flags,
  name: keyof typeof ABOUT_ENDPOINT,
): Promise<string | undefined> {
  const file = textFlag(flags, name);
  return file === undefined ? undefined : readSecretFile(ABOUT_ENDPOINT[name], file);
}
