import { chmod, readFile, writeFile } from 'node:fs/promises';
import { isAbsolute, relative, sep } from 'node:path';
import { CONFIG_FILE, readConfigFile, readOptions } from '../config/index.js';
import { askGit } from '../git.js';
import type { Answers, ProjectFiles, Question } from '../init/index.js';
import { usageError } from '../kit-error.js';
import { printable, processTerminal, type Terminal } from '../terminal/index.js';
import { unlessAbsent } from '../unless-absent.js';
import type { Command, CommandCall } from './command.js';
import { readSecretFile } from './read-secret-file.js';

export const initCommand: Command = {
  name: 'init',
  summary: 'Write the config file and the endpoint’s environment, asking for what is missing',
  options: [
    { flag: '--endpoint <url>', summary: 'The address your token endpoint will have' },
    { flag: '--proof <proof>', summary: 'help-center-jwt (default), cookie or none' },
    { flag: '--subdomain <name>', summary: 'Your account: the part before .zendesk.com' },
    { flag: '--origin <urls>', summary: 'Your Help Centers, comma-separated' },
    { flag: '--key-id <id>', summary: 'The id of the messaging key (app_…)' },
    { flag: '--secret-file <file>', summary: 'A file with the shared secret of that key' },
    { flag: '--yes', summary: 'Ask nothing: the flags say it all' },
  ],
  examples: [
    'init',
    'init --yes --endpoint https://jwt.example.com/messaging --subdomain example --origin https://help.example.com',
  ],
  async run({ flags }) {
    const { answersIn, ENV_FILE, withAnswers } = await import('../init/index.js');
    const terminal = processTerminal();
    await readConfigFile(process.cwd());
    const files = await readProjectFiles();
    const written = answersIn(files);
    const given = await answersFrom(flags);
    await refuseContradictions(written, given);
    const known = { ...written, ...given };
    const answers = await complete(known, flags.yes === true);
    const secretFile = secretFileInProject(flags);
    const changed = await write(files, withAnswers(files, answers, secretFile), terminal);
    await warnOfTracked([ENV_FILE, ...(secretFile ? [secretFile] : [])], terminal);
    sayNextStep(answers, changed, terminal);
    return 0;
  },
};

/** The file with the secret, relative to the project, where it is inside of it. */
function secretFileInProject({ secretFile }: CommandCall['flags']): string | null {
  if (secretFile === undefined) return null;
  const path = relative(process.cwd(), String(secretFile));
  const isOutside = path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);
  return isOutside || /[\r\n]/.test(path) ? null : path.split(sep).join('/');
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

async function readProjectFiles(): Promise<ProjectFiles> {
  const { ENV_FILE, IGNORE_FILE } = await import('../init/index.js');
  const read = (file: string) =>
    unlessAbsent(readFile(file, 'utf8')).catch((error: NodeJS.ErrnoException) => {
      throw usageError(`${file} cannot be read (${error.code ?? 'error'}).`);
    });
  return {
    config: await read(CONFIG_FILE),
    environment: await read(ENV_FILE),
    ignore: await read(IGNORE_FILE),
  };
}

async function answersFrom(flags: CommandCall['flags']): Promise<Answers> {
  const text = (name: string) => (flags[name] === undefined ? {} : { [name]: String(flags[name]) });
  const { proof } = await readOptions(['proof'], { proof: flags.proof });
  return {
    ...text('endpoint'),
    ...(flags.proof === undefined ? {} : { proof }),
    ...text('subdomain'),
    ...(flags.origin === undefined ? {} : { origins: String(flags.origin) }),
    ...text('keyId'),
    ...(flags.secretFile === undefined
      ? {}
      : { secret: await readSecretFile('--secret-file', String(flags.secretFile)) }),
  };
}

/** Existing values are not overwritten; what is given besides must be the same. */
async function refuseContradictions(written: Answers, given: Answers): Promise<void> {
  const { ENV_FILE, QUESTIONS } = await import('../init/index.js');
  const contradictions = QUESTIONS.filter(
    ({ name }) => written[name] !== undefined && given[name] !== undefined,
  )
    .filter(({ name }) => written[name] !== given[name])
    .map(({ flag, variable }) => {
      const place = variable === null ? CONFIG_FILE : `${variable} in ${ENV_FILE}`;
      return `${flag}: ${place} has another value already. Change it there, or leave the option out.`;
    });
  if (contradictions.length > 0) throw usageError(contradictions.join('\n'));
}

/** Checks what is known, and asks for the rest; everything wrong or missing is reported at once. */
async function complete(known: Answers, silently: boolean): Promise<Answers> {
  const { objectionTo, QUESTIONS } = await import('../init/index.js');
  const wrong = QUESTIONS.flatMap((question) => {
    const answer = known[question.name];
    const objection = answer === undefined ? null : objectionTo(question, answer);
    return objection === null ? [] : [`${question.flag}: ${objection}`];
  });
  if (wrong.length > 0) throw usageError(wrong.join('\n'));

  const answers =
    silently && !known.proof ? { ...known, proof: 'help-center-jwt' as const } : known;
  const isMissing = (question: Question, given: Answers) =>
    question.isNeeded(given) && given[question.name] === undefined;
  if (!silently && process.stdin.isTTY) return askFor(answers, isMissing);

  const missing = QUESTIONS.filter((question) => isMissing(question, answers) && !question.canWait);
  if (missing.length > 0) {
    const flags = missing.map(({ flag }) => flag).join(', ');
    throw usageError(`Nobody is there to ask. Missing: ${flags}. Give them, with --yes.`);
  }
  return answers;
}

async function askFor(
  known: Answers,
  isMissing: (question: Question, given: Answers) => boolean,
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
  const { ENV_FILE, IGNORE_FILE } = await import('../init/index.js');
  // Ignored before it is there, so that no other program commits it in between.
  const files = [
    [IGNORE_FILE, before.ignore, after.ignore, 0o666],
    [ENV_FILE, before.environment, after.environment, 0o600],
    [CONFIG_FILE, before.config, after.config, 0o666],
  ] as const;
  const written: string[] = [];
  for (const [file, old, text, mode] of files) {
    if (text === null) continue;
    if (file === ENV_FILE && old !== null) await chmod(file, mode);
    if (old === text) continue;
    await writeFile(file, text, { mode });
    written.push(file);
    terminal.print(`${old === null ? 'Written' : 'Completed'}: ${file}`);
  }
  return written;
}

function sayNextStep(answers: Answers, written: readonly string[], terminal: Terminal): void {
  if (written.length === 0) terminal.print('Everything is there already: nothing was written.');
  const blank = [
    ...(answers.keyId ? [] : ['MESSAGING_KEY_ID']),
    ...(answers.secret ? [] : ['MESSAGING_SECRET']),
  ];
  const steps =
    answers.proof === 'cookie'
      ? ['Embed createTokenEndpoint({ proof: "cookie", identify, … }) in your own server.']
      : [
          ...(blank.length > 0
            ? [
                `Fill in ${blank.join(' and ')} in .env (Admin Center → Account → Security → End user authentication → Messaging).`,
              ]
            : []),
          'Start the endpoint: guide-messaging-auth serve',
        ];
  terminal.print(
    ['Next:', ...steps, 'Put the head block into your theme: guide-messaging-auth add THEME']
      .map((line, index) => (index === 0 ? line : `  ${index}. ${line}`))
      .join('\n'),
  );
}
