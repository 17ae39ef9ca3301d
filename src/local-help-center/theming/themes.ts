import { randomUUID } from 'node:crypto';
import type { ActiveTheme, GuideTheme } from '../../guide/theme/index.js';
import { requestCookie } from '../server/index.js';
import { type StoredTheme, storedTheme } from './stored-theme.js';
import type { ThemeFor } from './theme-for.js';

/** The id of the theme in the folder that `dev` was started on; imported ones get a UUID. */
export const FOLDER_THEME = 'folder';
/** The id of what `zcli themes:preview` has uploaded. */
export const ZCLI_PREVIEW = 'zcli-preview';
/** Which theme this browser previews instead of the published one. */
export const PREVIEW_COOKIE = '_theme_preview';

/** What has changed, for the pages that are open: `stylesheet` can be swapped without a reload. */
export interface ThemeChange {
  /** The theme whose pages are concerned; `null` for all pages. */
  readonly themeId: string | null;
  readonly kind: 'page' | 'stylesheet';
}

/** The themes of the local Help Center: the folder's, imported ones, and zcli's preview. */
export interface Themes {
  readonly themeFor: ThemeFor;
  /** The id of the theme for a request, which even a theme that cannot be read has. */
  idFor(request: Request): string;
  all(): StoredTheme[];
  find(id: string): StoredTheme | undefined;
  /** The published one: what visitors see who preview nothing. */
  live(): StoredTheme;
  publish(id: string): void;
  add(id: string, theme: GuideTheme): StoredTheme;
  remove(id: string): void;
  newId(): string;
  /** The preview that zcli has uploaded, if any. */
  preview(): ActiveTheme | null;
  setPreview(preview: ActiveTheme | null): void;
  /** Notifies the open pages. */
  announce(change: ThemeChange): void;
  /** Differs before and after any change of a theme, and between two runs of the server. */
  version(id: string): string;
  /** @returns a function that ends the notifications. */
  onChange(listener: (change: ThemeChange) => void): () => void;
}

/**
 * Makes the themes of a local Help Center. The folder's is published at first.
 *
 * @param options.read reads the folder's theme, and puts the head block into it where it belongs;
 * called at the first use, and again after `find(FOLDER_THEME).refresh()`.
 */
export function createThemes(options: { read: () => Promise<GuideTheme> }): Themes {
  const stored = new Map([[FOLDER_THEME, storedTheme(FOLDER_THEME, options.read)]]);
  const listeners = new Set<(change: ThemeChange) => void>();
  const changes = new Map<string | null, number>();
  const run = randomUUID().slice(0, 8);
  let liveId = FOLDER_THEME;
  let preview: ActiveTheme | null = null;

  const live = () => {
    const theme = stored.get(liveId);
    if (!theme) throw new Error(`The published theme "${liveId}" is gone.`);
    return theme;
  };
  const idFor = (request: Request) => {
    const previewed = requestCookie(request, PREVIEW_COOKIE) ?? '';
    const known = previewed === ZCLI_PREVIEW ? preview !== null : stored.has(previewed);
    return known ? previewed : liveId;
  };
  const announce = (change: ThemeChange) => {
    changes.set(change.themeId, (changes.get(change.themeId) ?? 0) + 1);
    for (const listener of listeners) listener(change);
  };

  return {
    async themeFor(request) {
      const id = idFor(request);
      return id === ZCLI_PREVIEW && preview ? preview : (stored.get(id) ?? live()).active();
    },
    idFor,
    all: () => [...stored.values()],
    find: (id) => stored.get(id),
    live,
    publish(id) {
      liveId = id;
      announce({ themeId: null, kind: 'page' });
    },
    add(id, theme) {
      const added = storedTheme(id, () => Promise.resolve(theme));
      stored.set(id, added);
      return added;
    },
    remove(id) {
      stored.delete(id);
      announce({ themeId: id, kind: 'page' });
    },
    newId: randomUUID,
    preview: () => preview,
    setPreview(upload) {
      preview = upload;
    },
    announce,
    version: (id) => `${run}-${changes.get(null) ?? 0}-${changes.get(id) ?? 0}`,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
