import { join, relative, sep } from 'node:path';
import { watch } from 'chokidar';
import { FOLDER_THEME, type Themes } from '../../theming/index.js';

/** The parts of a theme's folder. Others may be next to them (zcli puts its zip there). */
const THEME_PARTS = [
  'assets',
  'settings',
  'templates',
  'translations',
  'manifest.json',
  'script.js',
  'style.css',
];

/**
 * An editor saves in several steps, and a checkout changes many files: reported once. Longer than
 * the 50 ms in which chokidar is silent on a file that it has just reported, so that what was
 * written meanwhile is read, too.
 */
const SETTLE_MS = 60;

/** What is watched, and who wants to know of a theme that cannot be read. */
export interface WatchThemeOptions {
  /** The theme's folder. */
  readonly folder: string;
  /** The snippet's sources, where the theme's head block is made of them. */
  readonly snippetFolder?: string | undefined;
  /** Called before the theme is read again, where one of those has changed. */
  readonly onSnippetChange?: () => void;
  /** Receives what reading the changed theme threw, to print it in the terminal. */
  readonly onProblem?: (problem: Error) => void;
}

/**
 * Watches the theme's folder: reads the theme again at each change, then notifies the open pages.
 *
 * @returns when watching has begun: a function that ends it
 */
export async function watchTheme(
  themes: Themes,
  { folder, snippetFolder, onSnippetChange, onProblem }: WatchThemeOptions,
): Promise<() => Promise<void>> {
  const paths = [
    ...THEME_PARTS.map((part) => join(folder, part)),
    ...(snippetFolder ? [snippetFolder] : []),
  ];
  const watcher = watch(paths, {
    ignoreInitial: true,
    // Hidden files and the backup copies of editors are not part of a theme.
    ignored: (path) => /(^\.|~$|\.sw[a-z]$)/.test(relative(folder, path).split(sep).at(-1) ?? ''),
  });

  let changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let reported: string | undefined;
  const tell = async () => {
    const kind = [...changed].every((path) => path === join(folder, 'style.css'))
      ? 'stylesheet'
      : 'page';
    const isSnippet = (path: string) => snippetFolder && path.startsWith(snippetFolder + sep);
    if ([...changed].some(isSnippet)) onSnippetChange?.();
    changed = new Set();
    const theme = themes.find(FOLDER_THEME);
    theme?.refresh();
    const reading = theme?.read().catch(() => null);
    // The pages load while the files are still being read: that is time won.
    themes.announce({ themeId: FOLDER_THEME, kind });
    await reading;
    const problem = theme?.problem();
    // An editor writes a file in several steps: the same problem is reported once.
    if (problem && problem.message !== reported) onProblem?.(problem);
    reported = problem?.message;
  };

  watcher.on('all', (_event, path) => {
    changed.add(path);
    clearTimeout(timer);
    timer = setTimeout(tell, SETTLE_MS);
  });
  await new Promise<void>((resolve) => watcher.once('ready', resolve));
  return () => {
    clearTimeout(timer);
    return watcher.close();
  };
}
