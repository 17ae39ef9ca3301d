import { inspect } from 'node:util';
import { CommanderError, Option, Command as Program } from 'commander';
import { type Command, commands, helpDetails, typed } from './commands/index.js';
import { KitError, usageError } from './kit-error.js';
import { processTerminal } from './terminal/index.js';
import { version } from './version.js';

const NAME = 'guide-messaging-auth';

const ROOT_HELP = `
In a project that has the package, or in a clone of its repository:
  $ ${typed('dev')}
  $ ${typed('help add')}

Environment variables:
  NO_COLOR  any value: print without colours`;

/**
 * Runs `guide-messaging-auth`, as `cli.ts` does, and prints to this process's terminal.
 *
 * @param args without Node and the script
 * @returns the exit code: 0, 1 for a job that failed, 2 for a wrong call, 3 where a check cannot tell
 */
export function runCommandLine(args: readonly string[]): Promise<number> {
  return obey(args).catch((error) => report(error, args));
}

async function obey(args: readonly string[]): Promise<number> {
  const program = new Program(NAME);
  let exitCode = 0;
  // Errors are reported below, and a command's settings are those of the program.
  program.exitOverride().configureOutput({
    // By way of the console: a reader that goes away early (`| head`) is not an error.
    writeOut: (text) => processTerminal().print(text.trimEnd()),
    writeErr: () => {},
  });
  program.description('Sign the visitors of a Zendesk Help Center in to the messenger.');
  program.version(version, '-v, --version', 'Print the version');
  program.helpOption('-h, --help', 'Explain the command and its options');
  program.helpCommand('help [command]', 'Explain a command');
  program.addHelpText('after', ROOT_HELP);
  for (const command of commands) {
    declare(program, command, (code) => {
      exitCode = code;
    });
  }
  if (args.length === 0) {
    program.outputHelp();
    return 2;
  }
  await program.parseAsync([...args], { from: 'user' });
  return exitCode;
}

function declare(program: Program, command: Command, done: (exitCode: number) => void): void {
  const declared = program.command(command.name).summary(command.summary);
  declared.description(command.summary).addHelpText('after', helpDetails(NAME, command));
  const seen = new Set<string>();
  for (const { flag, summary } of command.options) {
    const option = new Option(flag, summary);
    declared.addOption(option).on(`option:${option.name()}`, (value?: string) => {
      if (seen.has(flag)) throw usageError(`${option.long} is given twice. Give it once.`);
      seen.add(flag);
      if (value?.startsWith('--')) {
        throw usageError(`${option.long} needs a value; found ${value}, which is another option.`);
      }
    });
  }
  declared.action(async () => {
    done((await command.run({ args: declared.args, flags: declared.opts() })) ?? 0);
  });
}

function report(error: unknown, args: readonly string[]): number {
  const { note } = processTerminal();
  if (error instanceof CommanderError) {
    // Help and version have been printed.
    if (error.exitCode === 0) return 0;
    note(`${NAME}: ${inOneLine(error.message)} See ${NAME} ${helpPage(args[0])}--help`);
    return 2;
  }
  if (error instanceof KitError) {
    note(`${NAME}: ${error.message}`);
    return error.exitCode;
  }
  note(`${NAME}: this is a fault of the kit, please report it.\n${inspect(error)}`);
  return 1;
}

/** commander's `error: unknown option '--chek'` and its suggestion, as one sentence of ours. */
function inOneLine(message: string): string {
  const [problem = '', ...rest] = message.replace(/^error: /, '').split('\n');
  const sentence = problem.charAt(0).toUpperCase() + problem.slice(1).replace(/\.?$/, '.');
  return [sentence, ...rest].join(' ');
}

const helpPage = (word: string | undefined): string =>
  commands.some(({ name }) => name.split(' ')[0] === word) ? `${word} ` : '';
