import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { packageRoot } from '../package-root.js';
import {
  type SettingValues,
  signInOptions,
  signInSettings,
  signInSettingValues,
} from '../sign-in-options.js';
import { once } from './once.js';

const variable = v.looseObject({
  identifier: v.string(),
  type: v.string(),
  label: v.string(),
  description: v.string(),
});
const group = v.looseObject({ label: v.string(), variables: v.array(variable) });
type SettingsGroup = v.InferOutput<typeof group>;

/**
 * The kit's own theme has the group and its words; other themes get the same. They are read when
 * they are first needed, because importing the package must not read files.
 */
const kitGroup = once(readKitGroup);
const kitWords = once(readKitWords);
const ENGLISH = 'en-us';

/** The settings that `add` puts into a manifest, and that its head block reads: their types. */
export const settingTypes: Readonly<Record<string, string>> = Object.fromEntries(
  signInSettings.map(({ identifier, type }) => [identifier, type]),
);

/**
 * The settings group of `manifest.json`.
 *
 * @param translated labels are keys of `translations/`, instead of English words
 */
export function settingsGroup(settings: SettingValues, translated: boolean): SettingsGroup {
  const words = (key: string): string =>
    translated ? key : (settingWords(ENGLISH).get(key) ?? key);
  const values = signInSettingValues(settings);
  const kit = kitGroup();
  return {
    ...kit,
    label: words(kit.label),
    variables: kit.variables.map((variable) => ({
      ...variable,
      label: words(variable.label),
      description: words(variable.description),
      value: values[variable.identifier],
    })),
  };
}

/**
 * What `add` puts into `translations/LOCALE.json`, by key: in that language where the kit's theme
 * speaks it, else in English.
 */
export function settingWords(locale: string): ReadonlyMap<string, string> {
  const [language] = locale.toLowerCase().split('-');
  const words = kitWords();
  const ofLanguage = [...words.keys()].find((known) => known.split('-')[0] === language);
  return words.get(locale.toLowerCase()) ?? words.get(ofLanguage ?? ENGLISH) ?? new Map();
}

function readKitGroup(): SettingsGroup {
  const { settings } = v.parse(
    v.object({ settings: v.array(v.unknown()) }),
    readKitJson('manifest.json'),
  );
  for (const candidate of settings) {
    const parsed = v.safeParse(group, candidate);
    const isOurs = ({ identifier }: { identifier: string }) =>
      identifier === signInOptions.endpoint.setting.identifier;
    if (parsed.success && parsed.output.variables.some(isOurs)) return parsed.output;
  }
  throw new Error(
    `guide-messaging-auth: the kit's theme has no setting ${signInOptions.endpoint.setting.identifier}`,
  );
}

function readKitWords(): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const group = kitGroup();
  const keys = [group, ...group.variables].flatMap((labelled) =>
    'description' in labelled ? [labelled.label, String(labelled.description)] : [labelled.label],
  );
  const files = readdirSync(join(packageRoot, 'theme', 'translations'));
  return new Map(
    files.map((file) => {
      const words = v.parse(v.record(v.string(), v.unknown()), readKitJson(`translations/${file}`));
      const ours = keys.map((key) => [key, String(words[key] ?? key)] as const);
      return [file.replace(/\.json$/, ''), new Map(ours)];
    }),
  );
}

function readKitJson(path: string): unknown {
  return JSON.parse(readFileSync(join(packageRoot, 'theme', path), 'utf8'));
}
