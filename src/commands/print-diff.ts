import { createTwoFilesPatch } from 'diff';
import { printable, type Terminal } from '../terminal/index.js';
import type { FileChange } from '../theme-editing/index.js';

/** Characters of a line that people are shown; the compiled snippet is one line of thousands. */
const SHOWN = 160;

/**
 * Prints changes as a patch: for people in colour, with long lines cut and one file of a folder
 * standing for its like; else whole, so that `git apply` and `patch -p1` take it.
 */
export function printDiff(terminal: Terminal, changes: readonly FileChange[]): void {
  const shown = terminal.isForPeople ? changes.filter(isFirstOfItsLike) : changes;
  for (const change of shown) {
    if (terminal.isForPeople) terminal.print(patchForPeople(change, terminal));
    else terminal.printExactly(patchOf(change));
  }
  const rest = changes.length - shown.length;
  if (rest > 0) terminal.print(`… and ${rest} more in translations/, likewise`);
}

/** A theme has up to sixty translations, and each gets the same lines. */
function isFirstOfItsLike(
  { path }: FileChange,
  index: number,
  changes: readonly FileChange[],
): boolean {
  const isTranslation = (candidate: FileChange) => candidate.path.startsWith('translations/');
  return !path.startsWith('translations/') || changes.findIndex(isTranslation) === index;
}

function patchOf({ path, before, after }: FileChange): string {
  const from = before === null ? '/dev/null' : `a/${path}`;
  const to = after === null ? '/dev/null' : `b/${path}`;
  return createTwoFilesPatch(from, to, before ?? '', after ?? '', '', '', { context: 3 })
    .replace(/^=+\n/, '')
    .replace(/^(---|\+\+\+) (.*?)\t$/gm, '$1 $2')
    .replace(/\n$/, '');
}

function patchForPeople(change: FileChange, { colours }: Terminal): string {
  return patchOf(change)
    .split('\n')
    .map((line) => {
      const shown = printable(line.replace(/\r$/, ''), SHOWN);
      if (/^(?:---|\+\+\+) /.test(line)) return colours.bold(shown);
      if (line.startsWith('@@')) return colours.cyan(shown);
      if (line.startsWith('+')) return colours.green(shown);
      return line.startsWith('-') ? colours.red(shown) : shown;
    })
    .join('\n');
}
