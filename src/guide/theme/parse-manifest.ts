import type { JSONPath } from 'jsonc-parser';
import * as v from 'valibot';
import { parseJsonSource } from './json-source.js';
import { manifestSchema } from './manifest-schema.js';
import type { Manifest, SettingVariable } from './theme.js';
import { ThemeError } from './theme-error.js';

/** Where in the manifest something is wrong, and what, as a sentence. */
export interface ManifestIssue {
  readonly path: JSONPath;
  readonly problem: string;
}

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
  const { manifest, issues } = manifestOf(source.value);
  if (!manifest) {
    const place = { file: 'manifest.json', ...source.placeOf(issues[0].path) };
    throw new ThemeError('manifest-invalid', issues[0].problem, place);
  }
  return manifest;
}

/** The manifest that the value of a JSON file is, or everything that is wrong with it. */
export function manifestOf(value: unknown):
  | { readonly manifest: Manifest; readonly issues?: undefined }
  | {
      readonly manifest?: undefined;
      readonly issues: readonly [ManifestIssue, ...ManifestIssue[]];
    } {
  const result = v.safeParse(manifestSchema, value);
  if (!result.success) {
    const [first, ...others] = result.issues;
    return { issues: [manifestIssue(first), ...others.map(manifestIssue)] };
  }
  const { settings, ...rest } = result.output;
  return {
    manifest: {
      ...rest,
      settings: settings.map(({ label, variables }) => ({
        label,
        variables: variables.map(settingVariable),
      })),
    },
  };
}

function manifestIssue(issue: v.BaseIssue<unknown>): ManifestIssue {
  const path = (issue.path ?? []).map(({ key }) => key as string | number);
  const name = path.length > 0 ? `\`${v.getDotPath(issue)}\`` : 'The manifest';
  const problem =
    issue.input === undefined
      ? `${name} is missing.`
      : `${name} is ${issue.received}. ${issue.message}.`;
  return { path, problem };
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
