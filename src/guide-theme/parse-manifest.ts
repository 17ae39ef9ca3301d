import * as v from 'valibot';
import { parseJsonSource } from './json-source.js';
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
    const [issue] = result.issues;
    const path = (issue.path ?? []).map(({ key }) => key as string | number);
    const name = path.length > 0 ? `\`${v.getDotPath(issue)}\`` : 'The manifest';
    throw new ThemeError('manifest-invalid', `${name} is ${issue.received}. ${issue.message}.`, {
      file: 'manifest.json',
      ...source.placeOf(path),
    });
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
