import type { JSONPath } from 'jsonc-parser';
import { parseColor, type SettingVariable } from '../theme/index.js';
import type { ThemeFinding, ThemeFindingCode } from './finding.js';
import type { ThemeSource } from './theme-source.js';

const FILE = 'manifest.json';

type ReportFinding = (
  severity: ThemeFinding['severity'],
  code: ThemeFindingCode,
  path: JSONPath,
  message: string,
  fix: string,
) => void;

/** `manifest.json`: that it is JSON, its fields, and the settings' types, names and values. */
export function checkManifest(theme: ThemeSource): ThemeFinding[] {
  const json = theme.manifestJson;
  if (!json) {
    const message = 'There is no manifest.json; every theme has one.';
    const fix = "Check the theme's own folder, the one with templates/, or write a manifest.";
    return [{ severity: 'error', code: 'manifest-missing', file: FILE, message, fix }];
  }
  if (!json.ok) {
    const message = `manifest.json is not JSON: ${json.problem}.`;
    const fix = 'JSON has no comments and no commas before a closing bracket.';
    const place = { file: FILE, ...json.place };
    return [{ severity: 'error', code: 'manifest-json', ...place, message, fix }];
  }

  const findings: ThemeFinding[] = [];
  const report: ReportFinding = (severity, code, path, message, fix) =>
    findings.push({ severity, code, file: FILE, ...json.placeOf(path), message, fix });
  for (const { path, problem } of theme.manifestIssues) {
    report('error', 'manifest-field', path, problem, 'Give it a value of that kind.');
  }
  if (theme.manifest) {
    checkFields(json.value as Readonly<Record<string, unknown>>, report);
    theme.manifest.settings.forEach(({ variables }, group) => {
      variables.forEach((variable, index) => {
        checkVariable(variable, ['settings', group, 'variables', index], report);
      });
    });
    checkIdentifiers(theme.manifest.settings, report);
    checkSettingsFiles(theme, findings, report);
  }
  return findings;
}

/** Guide fills in nothing of these by itself. */
const REQUIRED_FIELDS = ['name', 'author', 'version', 'api_version'] as const;

function checkFields(manifest: Readonly<Record<string, unknown>>, report: ReportFinding): void {
  for (const field of REQUIRED_FIELDS) {
    if (manifest[field] !== undefined) continue;
    const message = `The manifest has no \`${field}\`.`;
    report('error', 'manifest-field', [], message, `Add "${field}" to manifest.json.`);
  }
  if (typeof manifest.api_version === 'string') {
    const message = `api_version is the text "${manifest.api_version}"; Guide expects a number.`;
    report('error', 'manifest-field', ['api_version'], message, 'Take the quotes away.');
  }
}

function checkVariable(variable: SettingVariable, path: JSONPath, report: ReportFinding): void {
  const { identifier, type, value } = variable;
  if (type === 'list') checkList(variable, path, report);
  if (type === 'range') checkRange(variable, path, report);
  if (value === undefined) return;
  const at = [...path, 'value'];
  if (type === 'checkbox' && typeof value !== 'boolean') {
    const message = `The checkbox \`${identifier}\` has the value ${JSON.stringify(value)}.`;
    report('error', 'manifest-value', at, message, 'Write true or false, without quotes.');
  }
  if (type === 'color' && !parseColor(String(value))) {
    const message = `The colour \`${identifier}\` has the value ${JSON.stringify(value)}.`;
    report('warning', 'manifest-value', at, message, 'Write a colour such as #17494d.');
  }
  if (type === 'text' && typeof value !== 'string') {
    const message = `The text \`${identifier}\` has the value ${JSON.stringify(value)}.`;
    report('error', 'manifest-value', at, message, 'Put the value in quotes.');
  }
}

function checkList(
  { identifier, options = [], value }: SettingVariable,
  path: JSONPath,
  report: ReportFinding,
) {
  if (options.length === 0) {
    const message = `The list \`${identifier}\` has no options.`;
    report('error', 'manifest-options', path, message, 'Add "options": [{"label", "value"}, …].');
    return;
  }
  const values = options.map((option) => option.value);
  if (value === undefined || values.includes(value)) return;
  const message = `The list \`${identifier}\` has the value ${JSON.stringify(value)}, which is not one of its options.`;
  const fix = `Use one of ${values.map((option) => JSON.stringify(option)).join(', ')}.`;
  report('error', 'manifest-value', [...path, 'value'], message, fix);
}

function checkRange(
  { identifier, min, max, value }: SettingVariable,
  path: JSONPath,
  report: ReportFinding,
) {
  if (min === undefined || max === undefined || min >= max) {
    const message = `The range \`${identifier}\` needs \`min\` and a larger \`max\`.`;
    report('error', 'manifest-options', path, message, 'Add both, as whole numbers.');
    return;
  }
  if (value === undefined || (typeof value === 'number' && value >= min && value <= max)) return;
  const message = `The range \`${identifier}\` has the value ${JSON.stringify(value)}, which is not from ${min} to ${max}.`;
  report('error', 'manifest-value', [...path, 'value'], message, 'Use a number between them.');
}

type Groups = readonly { readonly variables: readonly SettingVariable[] }[];

function checkIdentifiers(groups: Groups, report: ReportFinding): void {
  const seen = new Set<string>();
  for (const [group, { variables }] of groups.entries()) {
    for (const [index, { identifier }] of variables.entries()) {
      if (seen.has(identifier)) {
        const message = `\`${identifier}\` is the identifier of another setting already.`;
        const path = ['settings', group, 'variables', index, 'identifier'];
        report('error', 'manifest-identifier', path, message, 'Give one of them another name.');
      }
      seen.add(identifier);
    }
  }
}

/** A setting of the type `file` is the file in `settings/` that is named after it. */
function checkSettingsFiles(
  theme: ThemeSource,
  findings: ThemeFinding[],
  report: ReportFinding,
): void {
  const groups = theme.manifest?.settings ?? [];
  const files = new Map(
    theme.namesIn('settings').map((name) => [name.replace(/\.[^.]*$/, ''), name]),
  );
  for (const [group, { variables }] of groups.entries()) {
    for (const [index, { identifier, type }] of variables.entries()) {
      if (type !== 'file') continue;
      if (!files.delete(identifier)) {
        const message = `The setting \`${identifier}\` of the type "file" has no file in settings/.`;
        const path = ['settings', group, 'variables', index];
        report(
          'error',
          'setting-file',
          path,
          message,
          `Add settings/${identifier}.png or the like.`,
        );
      }
    }
  }
  for (const name of files.values()) {
    const message = `settings/${name} belongs to no setting of the type "file".`;
    const fix = 'Delete it, or name it after its setting.';
    const file = `settings/${name}`;
    findings.push({ severity: 'warning', code: 'setting-file', file, message, fix });
  }
}
