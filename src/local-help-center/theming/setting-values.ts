import type { GuideTheme, SettingValue, SettingVariable } from '../../guide/theme/index.js';

/** All variables of the manifest's settings, in the panel's order. */
export function settingVariables(theme: GuideTheme): SettingVariable[] {
  return theme.manifest.settings.flatMap((group) => group.variables);
}

/** The file in `settings/` behind a setting of the type `file`: named after it, any extension. */
function settingsFileName(theme: GuideTheme, identifier: string): string | undefined {
  return [...theme.settingsFiles.keys()].find(
    (name) => name === identifier || name.slice(0, name.lastIndexOf('.')) === identifier,
  );
}

/**
 * The values of a theme's settings, by identifier, as templates and the stylesheet see them.
 *
 * @param changed the values that the settings panel has set instead of the manifest's.
 * @param fileUrl the address of a file in `settings/`: what a `file` setting is to a template.
 */
export function settingValues(
  theme: GuideTheme,
  changed: ReadonlyMap<string, SettingValue>,
  fileUrl: (fileName: string) => string,
): Record<string, SettingValue> {
  return Object.fromEntries(
    settingVariables(theme).map((variable) => {
      const { identifier } = variable;
      return [identifier, changed.get(identifier) ?? initialValue(theme, variable, fileUrl)];
    }),
  );
}

function initialValue(
  theme: GuideTheme,
  variable: SettingVariable,
  fileUrl: (fileName: string) => string,
): SettingValue {
  if (variable.type !== 'file') return variable.value ?? EMPTY[variable.type];
  const fileName = settingsFileName(theme, variable.identifier);
  return fileName === undefined ? '' : fileUrl(fileName);
}

/** What a setting without a value is to a template: falsy, as in Guide. */
const EMPTY = { text: '', checkbox: false, color: '', list: '', range: 0 } as const;
