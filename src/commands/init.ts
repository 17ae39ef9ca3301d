import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, posix, relative, sep } from 'node:path';
import * as v from 'valibot';
import { askGit } from '../ask-git.js';
import { CONFIG_FILE, readConfigFile } from '../config/index.js';
import { pathWarning } from '../endpoint-url.js';
import { unlessAbsent } from '../files.js';
import type { Answers, InitQuestion, ProjectFiles } from '../init/index.js';
import { usageError } from '../kit-error.js';
import { signInOptions } from '../sign-in-options.js';
import { printable, processTerminal, type Terminal } from '../terminal/index.js';
import { type Command, type CommandCall, typed } from './command.js';
import { readSecretFile } from './read-secret-file.js';

export const initCommand: Command = {
  name: 'init',
  summary: 'Write the config file and the endpoint’s environment, asking for what is missing',
  options: [
    {
      flag: '--where <place>',
      summary: 'Where the token endpoint will run',
      values: [
        { value: 'node', meaning: 'on Node, with "serve": writes .env (default)' },
        { value: 'workers', meaning: 'on Cloudflare Workers: writes the project worker/' },
        { value: 'own', meaning: 'in a server of your own: writes the config file only' },
      ],
    },
    { flag: '--endpoint <url>', summary: 'The address that your token endpoint will have' },
    signInOptions.proof,
    { flag: '--subdomain <name>', summary: 'Your account: the part before .zendesk.com' },
    { flag: '--origin <urls>', summary: 'Your Help Centers, separated by commas' },
    { flag: '--session-url <url>', summary: 'Proof cookie: answers whose session a cookie is' },
    { flag: '--id-token-issuer <url>', summary: 'Proof id-token: the claim "iss" of its tokens' },
    { flag: '--id-token-audience <id>', summary: 'Proof id-token: the claim "aud", your client' },
    { flag: '--key-id <id>', summary: 'The id of the messaging key (app_…)' },
    { flag: '--secret-file <file>', summary: 'Contains the shared secret of that key' },
    { flag: '--oauth-client-id <id>', summary: 'The OAuth client with which users are looked up' },
    { flag: '--oauth-secret-file <file>', summary: 'Contains the secret of that OAuth client' },
    { flag: '--yes', summary: 'Ask nothing; everything needed is in flags and files' },
  ],
  examples: [
    'init',
    'init --yes --endpoint https://jwt.example.com/messaging --subdomain example --origin https://help.example.com',
    'init --yes --where workers --endpoint https://jwt.example.com/messaging --subdomain example --origin https://help.example.com',
  ],
  async run({ flags }) {
    const { answersIn, DEV_VARS_FILE, ENV_FILE, withAnswers } = await import('../init/index.js');
    const terminal = processTerminal();
    await readConfigFile(process.cwd());
    const files = await readProjectFiles();
    const written = answersIn(files);
    const given = await answersFrom(flags);
    await refuseContradictions(written, given);
    const answers = await complete({ ...written, ...given }, flags.yes === true);
    const warning = pathWarning(answers.endpoint ?? '');
    if (warning) terminal.note(`Warning: --endpoint: ${warning}`);
    const secretFiles = [flags.secretFile, flags.oauthSecretFile].flatMap(inProject);
    const kit = await kitForWorker();
    const changed = await write(files, withAnswers(files, answers, secretFiles, kit), terminal);
    await warnOfTracked([ENV_FILE, DEV_VARS_FILE, ...secretFiles], terminal);
    if (answers.apiToken) {
      terminal.note(
        'Warning: ZENDESK_API_TOKEN stops working on 30 April 2027. Make an OAuth client, and set ZENDESK_OAUTH_CLIENT_ID and ZENDESK_OAUTH_CLIENT_SECRET in place of ZENDESK_API_EMAIL and ZENDESK_API_TOKEN.',
      );
    }
    sayNextStep(answers, changed, terminal);
    return 0;
  },
};

/** A file with a secret, relative to the project, where it is inside of it. */
function inProject(file: unknown): string[] {
  if (file === undefined) return [];
  const path = relative(process.cwd(), String(file));
  const isOutside = path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);
  return isOutside || /[\r\n]/.test(path) ? [] : [path.split(sep).join('/')];
}

/** `.gitignore` does nothing for a file that git tracks: the next commit would carry the secret. */
async function warnOfTracked(files: readonly string[], terminal: Terminal): Promise<void> {
  for (const file of files) {
    if (
      (await askGit(process.cwd(), ['ls-files', '--error-unmatch', '--', `:(literal)${file}`])) ===
      null
    )
      continue;
    terminal.note(
      `Warning: git tracks ${printable(file)}, so the next commit would publish what is in it. Take it out of git (git rm --cached ${printable(file)}); if it was committed with a secret, make a new secret.`,
    );
  }
}

/**
 * How npm finds the kit from the folder of the Workers project: as from this folder, where it is
 * installed from a file, else by its version.
 */
async function kitForWorker(): Promise<string> {
  const { version } = await import('../version.js');
  const text = await unlessAbsent(readFile('package.json', 'utf8')).catch(() => null);
  const manifest = v.safeParse(MANIFEST, text ?? '{}');
  if (!manifest.success) return version;
  const { name, dependencies, devDependencies } = manifest.output;
  // In a clone of the kit's own repository.
  if (name === KIT) return 'file:..';
  const [, path] = /^file:(.+)$/.exec(dependencies?.[KIT] ?? devDependencies?.[KIT] ?? '') ?? [];
  if (path === undefined) return version;
  return `file:${isAbsolute(path) ? path : posix.join('..', path)}`;
}

const KIT = 'guide-messaging-auth';
const VERSIONS = v.optional(v.record(v.string(), v.string()));
const MANIFEST = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ name: v.optional(v.string()), dependencies: VERSIONS, devDependencies: VERSIONS }),
);

async function readProjectFiles(): Promise<ProjectFiles> {
  const { PROJECT_FILES } = await import('../init/index.js');
  const read = async (file: string) => {
    const text = await unlessAbsent(readFile(file, 'utf8')).catch(
      (error: NodeJS.ErrnoException) => {
        throw usageError(`${file} cannot be read (${error.code ?? 'error'}).`);
      },
    );
    return [file, text] as const;
  };
  return Object.fromEntries(await Promise.all(PROJECT_FILES.map(read))) as unknown as ProjectFiles;
}

/** The flags whose value is an answer, or a file with one. */
async function answersFrom(flags: CommandCall['flags']): Promise<Answers> {
  const { QUESTIONS } = await import('../init/index.js');
  const answers = QUESTIONS.map(async ({ name, flag, isSecret }) => {
    const key = flag.slice(2).replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    const given = flags[key];
    if (given === undefined) return [];
    const value = isSecret ? await readSecretFile(flag, String(given)) : String(given).trim();
    return [[name, value] as const];
  });
  return Object.fromEntries((await Promise.all(answers)).flat());
}

/** Existing values are kept; what is given as well must be the same. */
async function refuseContradictions(written: Answers, given: Answers): Promise<void> {
  const { QUESTIONS } = await import('../init/index.js');
  const contradictions = QUESTIONS.filter(
    ({ name }) =>
      // One project may have several endpoints.
      name !== 'where' &&
      written[name] !== undefined &&
      given[name] !== undefined &&
      written[name] !== given[name],
  ).map(({ flag, variable }) => {
    const place = variable === null ? CONFIG_FILE : `${variable} in the environment file`;
    return `${flag}: ${place} has another value. Change it there, or leave the option out.`;
  });
  if (contradictions.length > 0) throw usageError(contradictions.join('\n'));
}

/** Checks what is known, and asks for the rest; all that is wrong or missing is reported at once. */
async function complete(known: Answers, silently: boolean): Promise<Answers> {
  const { objectionTo, QUESTIONS } = await import('../init/index.js');
  const wrong = QUESTIONS.flatMap((question) => {
    const answer = known[question.name];
    const objection = answer === undefined ? null : objectionTo(question, answer);
    return objection === null ? [] : [`${question.flag}: ${objection}`];
  });
  if (wrong.length > 0) throw usageError(wrong.join('\n'));

  const defaults = { where: 'node', proof: 'help-center-jwt' } as const;
  const answers = silently ? { ...defaults, ...known } : known;
  const isMissing = (question: InitQuestion, given: Answers) =>
    question.isNeeded(given) && given[question.name] === undefined;
  if (!silently && process.stdin.isTTY) return askFor(answers, isMissing);

  const missing = QUESTIONS.filter((question) => isMissing(question, answers) && !question.canWait);
  if (missing.length > 0) {
    const flags = missing.map(({ flag }) => flag).join(', ');
    throw usageError(`There is no terminal to ask at. Missing: ${flags}. Give them, with --yes.`);
  }
  return answers;
}

async function askFor(
  known: Answers,
  isMissing: (question: InitQuestion, given: Answers) => boolean,
): Promise<Answers> {
  const { objectionTo, QUESTIONS } = await import('../init/index.js');
  const { askPerson } = await import('./ask-person.js');
  let answers = known;
  for (const question of QUESTIONS) {
    if (!isMissing(question, answers)) continue;
    const answer = await askPerson(question, (given) => objectionTo(question, given));
    if (answer !== '') answers = { ...answers, [question.name]: answer };
  }
  return answers;
}

/** @returns the names of the files that were written */
async function write(
  before: ProjectFiles,
  after: ProjectFiles,
  terminal: Terminal,
): Promise<string[]> {
  const { DEV_VARS_FILE, ENV_FILE, PROJECT_FILES } = await import('../init/index.js');
  const written: string[] = [];
  for (const file of PROJECT_FILES) {
    const [old, text] = [before[file], after[file]];
    if (text === null) continue;
    const mode = file === ENV_FILE || file === DEV_VARS_FILE ? 0o600 : 0o666;
    if (mode === 0o600 && old !== null) await chmod(file, mode);
    if (old === text) continue;
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { mode });
    written.push(file);
    terminal.print(`${old === null ? 'Written' : 'Completed'}: ${file}`);
  }
  return written;
}

const KEYS_PAGE = 'Admin Center → Account → Security → End user authentication → Messaging';

function sayNextStep(answers: Answers, written: readonly string[], terminal: Terminal): void {
  if (written.length === 0) terminal.print('Everything is there already: nothing was written.');
  const steps = [
    ...NEXT_STEPS[answers.where ?? 'node'](answers),
    `Put the head block into your theme: ${typed('add ./my-theme')}`,
  ];
  terminal.print(['Next:', ...steps.map((step, index) => `  ${index + 1}. ${step}`)].join('\n'));
}

/** How the endpoint gets to run, in each place. */
const NEXT_STEPS: Readonly<Record<NonNullable<Answers['where']>, (a: Answers) => string[]>> = {
  node({ keyId, secret }) {
    const blank = [...(keyId ? [] : ['MESSAGING_KEY_ID']), ...(secret ? [] : ['MESSAGING_SECRET'])];
    return [
      ...(blank.length > 0 ? [`Fill in ${blank.join(' and ')} in .env (${KEYS_PAGE}).`] : []),
      `Check it: ${typed('serve --check')}`,
      `Start it: ${typed('serve')}`,
    ];
  },
  workers({ keyId, secret, oauthClientSecret }) {
    const secrets = [
      'MESSAGING_SECRET',
      ...(oauthClientSecret ? ['ZENDESK_OAUTH_CLIENT_SECRET'] : []),
    ];
    return [
      ...(keyId ? [] : [`Fill in MESSAGING_KEY_ID in worker/wrangler.jsonc (${KEYS_PAGE}).`]),
      ...(secret ? [] : ['Fill in MESSAGING_SECRET in worker/.dev.vars.']),
      'Install it, and try it: cd worker && npm install && npx wrangler dev',
      ...secrets.map((name) => `Store the secret at Cloudflare: npx wrangler secret put ${name}`),
      'Deploy it: npx wrangler deploy',
    ];
  },
  own: ({ proof }) => [
    proof === 'cookie'
      ? 'Embed createTokenEndpoint({ proof: "cookie", identify, … }) in your own server.'
      : `Embed createTokenEndpoint({ proof: "${proof}", … }) in your own server.`,
  ],
};
