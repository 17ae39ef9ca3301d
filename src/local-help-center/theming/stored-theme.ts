import { randomBytes } from 'node:crypto';
import type { ActiveTheme, GuideTheme, SettingValue } from '../../guide/theme/index.js';
import { settingValues } from './setting-values.js';

/** A file that the settings panel was given instead of the one in `settings/`. */
export interface UploadedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A theme that the local Help Center keeps, with the values of its settings panel. */
export interface StoredTheme {
  readonly id: string;
  readonly createdAt: Date;
  updatedAt: Date;
  /**
   * The files as they are, or as they last were when they could be read.
   *
   * @throws what reading the theme's folder threw, where it could never be read.
   */
  read(): Promise<GuideTheme>;
  /** Why the files cannot be read just now; `null` when they can. */
  problem(): Error | null;
  active(): Promise<ActiveTheme>;
  /** Puts other files in the theme's place; the settings panel's values stay unless `resetSettings`. */
  replace(read: () => Promise<GuideTheme>, resetSettings: boolean): void;
  /** Reads the files again on the next use: something in the theme's folder has changed. */
  refresh(): void;
  changeSetting(identifier: string, value: SettingValue): void;
  uploadSettingsFile(identifier: string, file: UploadedFile): void;
  /** Restores the manifest's value: of one setting, or of all. */
  resetSettings(identifier?: string): void;
  /** The settings that the settings panel has changed. */
  changedSettings(): ReadonlySet<string>;
  settingsFile(fileName: string): Promise<Uint8Array | undefined>;
  /** Whether an address made by `active()` still means what it meant: the browser may keep it. */
  isCurrent(revision: string): boolean;
}

// The addresses of two runs of the same server must differ, or the browser's cache mixes them up.
const RUN = randomBytes(4).toString('hex');

/**
 * Keeps a theme, by `id`, with the values of its settings panel (in memory: a new start of the
 * local Help Center begins with the manifest's values).
 *
 * @param readFiles gets the theme's files; called again only after `refresh`.
 */
export function storedTheme(id: string, readFiles: () => Promise<GuideTheme>): StoredTheme {
  const createdAt = new Date();
  const changed = new Map<string, SettingValue>();
  const uploads = new Map<string, UploadedFile>();
  let source = readFiles;
  let theme: Promise<GuideTheme> | undefined;
  let lastGood: GuideTheme | undefined;
  let problem: Error | null = null;
  let revision = 0;

  const url = (path: string) => `/theming/${id}/${RUN}-${revision}/${path}`;
  const touch = () => {
    revision += 1;
    self.updatedAt = new Date();
  };
  const loaded = () => {
    theme ??= source().then(
      (files) => {
        lastGood = files;
        problem = null;
        return files;
      },
      (thrown: unknown) => {
        problem = thrown instanceof Error ? thrown : new Error(String(thrown));
        // Tried again at the next request: it may be fixed by then.
        theme = undefined;
        if (lastGood) return lastGood;
        throw problem;
      },
    );
    return theme;
  };

  const self: StoredTheme = {
    id,
    createdAt,
    updatedAt: createdAt,
    read: loaded,
    problem: () => problem,
    async active() {
      const current = await loaded();
      const values = settingValues(current, changed, (name) =>
        url(`settings/${encodeURIComponent(name)}`),
      );
      for (const [identifier, file] of uploads) {
        values[identifier] = url(`settings/${encodeURIComponent(file.name)}`);
      }
      return {
        ...current,
        id,
        settings: values,
        stylesheetUrl: url('style.css'),
        scriptUrl: url('script.js'),
        assetUrl: (name) =>
          current.assets.has(name) ? url(`assets/${encodeURIComponent(name)}`) : '',
      };
    },
    replace(newSource, resetSettings) {
      source = newSource;
      if (resetSettings) {
        changed.clear();
        uploads.clear();
      }
      self.refresh();
    },
    refresh() {
      theme = undefined;
      touch();
    },
    changeSetting(identifier, value) {
      changed.set(identifier, value);
      touch();
    },
    uploadSettingsFile(identifier, file) {
      // Named after the setting, as in settings/: the extension is all that is taken of the name.
      const extension = /\.[a-z0-9]{1,8}$/i.exec(file.name)?.[0].toLowerCase() ?? '';
      uploads.set(identifier, { name: `${identifier}${extension}`, bytes: file.bytes });
      touch();
    },
    resetSettings(identifier) {
      if (identifier === undefined) {
        changed.clear();
        uploads.clear();
      } else {
        changed.delete(identifier);
        uploads.delete(identifier);
      }
      touch();
    },
    changedSettings: () => new Set([...changed.keys(), ...uploads.keys()]),
    async settingsFile(fileName) {
      const uploaded = [...uploads.values()].find((file) => file.name === fileName);
      return uploaded?.bytes ?? (await loaded()).settingsFiles.get(fileName);
    },
    isCurrent: (asked) => asked === `${RUN}-${revision}`,
  };
  return self;
}
