import type { Terminal } from './terminal.js';

/** How often the seconds are shown, in milliseconds: after one, somebody wonders what happens. */
const SHOWN_EVERY_MS = 1000;

/**
 * Shows what is going on, where it takes longer than a second: on a terminal with the seconds gone
 * by, elsewhere once.
 *
 * @param what fits before "…": "Asking the token endpoint"
 */
export async function withProgress<Result>(
  terminal: Terminal,
  what: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const { rewriteLine } = terminal;
  let seconds = 0;
  const timer = setInterval(() => {
    seconds += 1;
    if (rewriteLine) rewriteLine(`${what} … ${seconds} s`);
    else if (seconds === 1) terminal.note(`${what} …`);
  }, SHOWN_EVERY_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    if (seconds > 0) rewriteLine?.('');
  }
}
