import { jobError } from '../kit-error.js';
import { printable, type Terminal } from '../terminal/index.js';
import {
  type FileChange,
  HEAD_PATH,
  MANIFEST_PATH,
  readThemeTexts,
  recoverTheme,
  type ThemeTexts,
  themeRoot,
  uncommittedChanges,
  wasInterrupted,
  writeChanges,
} from '../theme-editing/index.js';
import { printDiff } from './print-diff.js';

/** What `add` and `remove` have in common: how they go about changing a theme. */
export interface ThemeEdit {
  readonly folder: string;
  readonly dryRun: boolean;
  /** Whether to show the changes as a patch before they are made. */
  readonly diff: boolean;
  /** Not to be asked before a theme with uncommitted changes is touched. */
  readonly yes: boolean;
  plan(theme: ThemeTexts): FileChange[];
  /** Notes about the theme that are worth printing, apart from what is changed. */
  notes?(theme: ThemeTexts): string[];
  readonly nothingToDo: string;
  readonly done: string;
}

/**
 * Plans the changes, shows them where that is wanted, asks where there is something to lose, and
 * makes them.
 *
 * @returns the exit code
 */
export async function editTheme(edit: ThemeEdit, terminal: Terminal): Promise<number> {
  const root = await themeRoot(edit.folder);
  await putBackInterrupted(root, edit, terminal);

  const theme = await readThemeTexts(root);
  const changes = edit.plan(theme);
  if (changes.length === 0) {
    terminal.print(edit.nothingToDo);
    return 0;
  }
  if (edit.dryRun || edit.diff) printDiff(terminal, changes);
  for (const note of edit.notes?.(theme) ?? []) terminal.note(printable(note, 1000));
  if (edit.dryRun) return 0;

  if (!edit.yes && !(await mayTouch(root, terminal))) {
    terminal.note('Nothing was changed.');
    return 1;
  }
  await writeChanges(root, changes);
  terminal.print(`${edit.done}\nChanged: ${summaryOf(changes)}.`);
  return 0;
}

/** `38 files: head block, settings, words in 36 languages` */
function summaryOf(changes: readonly FileChange[]): string {
  const paths = changes.map(({ path }) => path);
  const words = paths.filter((path) => path.startsWith('translations/')).length;
  // Whatever else is changed is named: the article's snippet may be in any file.
  const others = paths.filter(
    (path) => path !== HEAD_PATH && path !== MANIFEST_PATH && !path.startsWith('translations/'),
  );
  const parts = [
    ...(paths.includes(HEAD_PATH) ? ['head block'] : []),
    ...(paths.includes(MANIFEST_PATH) ? ['settings'] : []),
    ...(words > 0 ? [`words in ${count(words, 'language')}`] : []),
    ...others.map((path) => printable(path)),
  ];
  return `${count(changes.length, 'file')}: ${parts.join(', ')}`;
}

const count = (number: number, noun: string): string =>
  `${number} ${noun}${number === 1 ? '' : 's'}`;

async function putBackInterrupted(
  root: string,
  { dryRun }: ThemeEdit,
  terminal: Terminal,
): Promise<void> {
  if (dryRun && (await wasInterrupted(root))) {
    throw jobError(
      'An earlier run was interrupted while it wrote. Run this without --dry-run: it puts the theme back first.',
    );
  }
  if (!dryRun && (await recoverTheme(root))) {
    terminal.note('An earlier run was interrupted while it wrote: the theme was put back first.');
  }
}

async function mayTouch(root: string, terminal: Terminal): Promise<boolean> {
  const uncommitted = await uncommittedChanges(root);
  if (uncommitted.length === 0) return true;
  const shown = uncommitted.slice(0, 10).map((line) => `  ${printable(line)}`);
  if (uncommitted.length > shown.length)
    shown.push(`  … ${uncommitted.length - shown.length} more`);
  terminal.note(`The theme has changes that are not committed in git:\n${shown.join('\n')}`);
  const answer = await terminal.confirm('Change the theme all the same?');
  if (answer === null) {
    throw jobError('Nothing was changed. Commit the changes first, or run this with --yes.');
  }
  return answer;
}
