import { parseJsonSource } from '../theme/index.js';
import type { ThemeFinding } from './finding.js';
import type { ThemeSource } from './theme-source.js';

/** `translations/`: that the files are JSON of texts, and have what the manifest's labels name. */
export function checkTranslations(theme: ThemeSource): ThemeFinding[] {
  const names = theme.namesIn('translations');
  const findings: ThemeFinding[] = [];
  const texts = new Map<string, ReadonlySet<string>>();
  for (const name of names) {
    const file = `translations/${name}`;
    if (!/^[a-z]{2,3}(-[a-z0-9]+)*\.json$/.test(name)) {
      const message = `${name} is not named as Guide names its locales, such as en-us.json.`;
      const fix = 'Name it after the locale, in small letters.';
      findings.push({ severity: 'warning', code: 'translation-locale', file, message, fix });
    }
    const keys = checkFile(theme, file, findings);
    if (keys) texts.set(name.replace(/\.json$/, ''), keys);
  }
  if (theme.manifest && names.length > 0) {
    checkKeys(theme.manifest.default_locale, manifestKeys(theme), texts, findings);
  }
  return findings;
}

function checkFile(
  theme: ThemeSource,
  file: string,
  findings: ThemeFinding[],
): ReadonlySet<string> | undefined {
  const json = parseJsonSource(theme.files.get(file) ?? new Uint8Array());
  const report = (place: { line: number; column: number }, message: string, fix: string) =>
    findings.push({ severity: 'error', code: 'translation-json', file, ...place, message, fix });
  if (!json.ok) {
    report(json.place, `This is not JSON: ${json.problem}.`, 'Fix it at that place.');
    return undefined;
  }
  const { value } = json;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    report(json.placeOf([]), 'A translation is an object.', 'Write {"key": "text", …}.');
    return undefined;
  }
  for (const [key, text] of Object.entries(value)) {
    if (typeof text === 'string') continue;
    report(json.placeOf([key]), `\`${key}\` is not a text.`, 'Put its value in quotes.');
  }
  return new Set(Object.keys(value));
}

/** The labels and descriptions that look like keys; plain words are shown as they are. */
function manifestKeys(theme: ThemeSource): Set<string> {
  const groups = theme.manifest?.settings ?? [];
  const labels = groups.flatMap(({ label, variables }) => [
    label,
    ...variables.flatMap((variable) => [
      variable.label,
      variable.description ?? '',
      ...(variable.options ?? []).map((option) => option.label),
    ]),
  ]);
  return new Set(labels.filter((label) => /^[a-z][a-z0-9]*(_[a-z0-9]+)+$/.test(label)));
}

function checkKeys(
  defaultLocale: string,
  keys: ReadonlySet<string>,
  texts: ReadonlyMap<string, ReadonlySet<string>>,
  findings: ThemeFinding[],
): void {
  const known = texts.get(defaultLocale);
  if (!known) {
    const message = `There is no translation for the default locale, ${defaultLocale}.`;
    const fix = `Add translations/${defaultLocale}.json, or name another default_locale.`;
    const file = 'manifest.json';
    findings.push({ severity: 'warning', code: 'translation-locale', file, message, fix });
  }
  // Many locales usually lack the same keys: those that were added last.
  const locales = new Map<string, string[]>();
  for (const [locale, has] of texts) {
    // A label that the default locale lacks is reported there, and may be intended as it is.
    const wanted = [...keys].filter((key) => locale === defaultLocale || known?.has(key));
    const missing = wanted.filter((key) => !has.has(key));
    // Zendesk's own themes have files with none of the keys, such as bn.json: those are meant so.
    const isStub = locale !== defaultLocale && missing.length === wanted.length;
    if (missing.length === 0 || isStub) continue;
    const list = shortList(missing);
    locales.set(list, [...(locales.get(list) ?? []), locale]);
  }
  for (const [list, [first = '', ...others]] of locales) {
    const also = others.length > 0 ? `, nor in ${others.join(', ')}` : '';
    findings.push({
      severity: 'warning',
      code: 'translation-missing',
      file: `translations/${first}.json`,
      message: `The manifest names ${list}, not translated here${also}.`,
      fix: 'Add the texts, or the settings panel shows the default ones or the bare keys.',
    });
  }
}

function shortList(keys: readonly string[]): string {
  const shown = keys.slice(0, 5).map((key) => `\`${key}\``);
  const more = keys.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}
