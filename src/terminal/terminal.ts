import picocolors from 'picocolors';
import { printableLines } from './printable.js';

/** Colours, or functions that return their text as it is. */
export type Colours = ReturnType<typeof picocolors.createColors>;

/**
 * What a command prints and asks; tests use one of their own. Control characters in a text are shown
 * and not obeyed, wherever they came from.
 */
export interface Terminal {
  /** Results: standard output. */
  print(text: string): void;
  /** A result that another program reads, byte for byte: a patch. Only for a pipe or a file. */
  printExactly(text: string): void;
  /** What happens in the meantime, and errors: standard error. */
  note(text: string): void;
  readonly colours: Colours;
  /** Whether standard output is a terminal, so that long lines are cut for people. */
  readonly isForPeople: boolean;
  /** Asks a question; `null` where nobody is there to answer. */
  confirm(question: string): Promise<boolean | null>;
  /** Writes over the line it wrote before; `null` where standard error is not a terminal. */
  readonly rewriteLine: ((text: string) => void) | null;
}

/** The terminal that this process runs in. */
export function processTerminal(): Terminal {
  const { stdin, stdout, stderr } = process;
  return {
    // The console lets a reader go away early (`| head`); writing to the stream would throw.
    print: (text) => console.log(printableLines(text)),
    printExactly: (text) => console.log(text),
    note: (text) => console.error(printableLines(text)),
    colours: picocolors.createColors(hasColours(stdout.isTTY, process.env)),
    isForPeople: stdout.isTTY === true,
    async confirm(question) {
      if (!stdin.isTTY || !stdout.isTTY) return null;
      const { confirm, isCancel } = await import('@clack/prompts');
      const answer = await confirm({ message: question, initialValue: false });
      return !isCancel(answer) && answer;
    },
    rewriteLine: stderr.isTTY ? (text) => stderr.write(`\r\u001b[2K${printableLines(text)}`) : null,
  };
}

/**
 * Whether to write colours: on a terminal, unless NO_COLOR (https://no-color.org) forbids it or
 * the terminal knows none.
 */
export function hasColours(isTerminal: boolean, environment: NodeJS.ProcessEnv): boolean {
  return isTerminal && !environment.NO_COLOR && environment.TERM !== 'dumb';
}
