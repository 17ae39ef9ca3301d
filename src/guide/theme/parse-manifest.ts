import * as v from 'valibot';
import { parseJsonSource } from './json-source.js';
import { manifestIssue } from './manifest-issue.js';
import { manifestSchema } from './manifest-schema.js';
import type { Manifest, SettingVariable } from './theme.js';
import { ThemeError } from './theme-error.js';

/**
 * Reads `manifest.json`.
 *
 * @throws ThemeError at the first thing that keeps the theme from being rendered, with its place
 */
export function parseManifest(bytes: Uint8Array): Manifest {
  const source = parseJsonSource(bytes);
  if (!source.ok) {
    throw new ThemeError('manifest-not-json', `This is not JSON: ${source.problem}.`, {
      file: 'manifest.json',
      ...source.place,
    });
  }
  const result = v.safeParse(manifestSchema, source.value);
  if (!result.success) {
    const { path, problem } = manifestIssue(result.issues[0]);
    const place = { file: 'manifest.json', ...source.placeOf(path) };
    throw new ThemeError('manifest-invalid', problem, place);
  }
  const { settings, ...rest } = result.output;
  return {
    ...rest,
    settings: settings.map(({ label, variables }) => ({
      label,
      variables: variables.map(settingVariable),
    })),
  };
}

type ParsedVariable = v.InferOutput<typeof manifestSchema>['settings'][number]['variables'][number];

function settingVariable(parsed: ParsedVariable): SettingVariable {
  const { identifier, type, label = identifier, description, value, options, min, max } = parsed;
  return {
    identifier,
    type,
    label,
    ...(description != null && { description }),
    ...(value != null && { value }),
    ...(options && { options }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
  };
}
