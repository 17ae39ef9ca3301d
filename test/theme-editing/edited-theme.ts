import { editTheme } from '../../src/commands/edit-theme.js';
import type { Terminal } from '../../src/terminal/index.js';
import { type Addition, planAddition, planRemoval } from '../../src/theme-editing/index.js';
import { silentTerminal } from '../terminal/recording-terminal.js';

interface Flags {
  readonly dryRun?: boolean;
  readonly diff?: boolean;
  readonly yes?: boolean;
}

/** Runs what `add` runs on a folder. @returns the exit code */
export function addTo(
  folder: string,
  addition: Addition,
  flags: Flags = {},
  terminal: Terminal = silentTerminal(),
): Promise<number> {
  const plan = (theme: Parameters<typeof planAddition>[0]) => planAddition(theme, addition);
  return editTheme({ ...edit(folder, flags), plan }, terminal);
}

/** Runs what `remove` runs on a folder. @returns the exit code */
export function removeFrom(
  folder: string,
  flags: Flags = {},
  terminal: Terminal = silentTerminal(),
): Promise<number> {
  return editTheme({ ...edit(folder, flags), plan: planRemoval }, terminal);
}

const edit = (folder: string, { dryRun = false, diff = false, yes = false }: Flags) => ({
  folder,
  dryRun,
  diff,
  yes,
  nothingToDo: 'Nothing to do.',
  done: 'Done.',
});
