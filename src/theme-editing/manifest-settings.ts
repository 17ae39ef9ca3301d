import { getNodeValue, type Node } from 'jsonc-parser';
import { placesIn } from '../guide/source-text/index.js';
import {
  endOf,
  type JsonLayout,
  layoutOf,
  lineIndentation,
  parseJsonObject,
  printJson,
  propertiesOf,
  propertyOf,
  withItem,
  withoutItem,
} from './json-text.js';
import { settingTypes } from './settings-group.js';
import type { ThemeObstacle } from './theme-obstacle.js';
import { MANIFEST_PATH } from './theme-texts.js';

/**
 * Puts a settings group into the text of `manifest.json`, or replaces the one of an earlier `add`.
 *
 * What was there before can be told from what stands afterwards, so that `withoutSettings` restores
 * it: behind other groups ours is one more item; in an array that was empty it stands right before
 * the closing bracket; where there was no array, white space stands between it and the bracket.
 */
export function withSettings(manifest: string, group: unknown): string {
  const root = parseJsonObject(manifest, MANIFEST_PATH);
  const layout = layoutOf(manifest, root);
  const settings = propertyOf(root, 'settings');
  if (!settings) {
    return withItem(manifest, root, (base) => newSettingsProperty(group, layout, base));
  }
  const ours = ourGroup(settings);
  if (!ours) return withItem(manifest, settings, (base) => printJson(group, layout, base));
  if (JSON.stringify(getNodeValue(ours)) === JSON.stringify(group)) return manifest;
  const printed = printJson(group, layout, lineIndentation(manifest, ours.offset));
  return manifest.slice(0, ours.offset) + printed + manifest.slice(endOf(ours));
}

function newSettingsProperty(group: unknown, layout: JsonLayout, base: string): string {
  const { colon, indentation, lineEnding } = layout;
  if (!indentation) return `"settings"${colon}[${printJson(group, layout, base)} ]`;
  const inner = base + indentation;
  const array = ['[', `${inner}${printJson(group, layout, inner)}`, `${base}]`].join(lineEnding);
  return `"settings"${colon}${array}`;
}

/** Takes the settings group of `add` out again: to the byte what the manifest was before. */
export function withoutSettings(manifest: string): string {
  const root = parseJsonObject(manifest, MANIFEST_PATH);
  const settings = propertyOf(root, 'settings');
  const ours = settings && ourGroup(settings);
  if (!ours) return manifest;
  const arrayIsOurs =
    settings.children?.length === 1 && endOf(ours) < endOf(settings) - 1 && settings.parent;
  return arrayIsOurs
    ? withoutItem(manifest, root, arrayIsOurs)
    : withoutItem(manifest, settings, ours);
}

/** Whether the manifest has the settings group of an earlier `add`. */
export function hasOurSettings(manifest: string): boolean {
  const settings = propertyOf(parseJsonObject(manifest, MANIFEST_PATH), 'settings');
  return settings !== undefined && ourGroup(settings) !== undefined;
}

/** The settings of a manifest: their default values by identifier. */
export function settingsOf(manifest: string): ReadonlyMap<string, unknown> {
  const settings = propertyOf(parseJsonObject(manifest, MANIFEST_PATH), 'settings');
  const variables = (settings ? groupsOf(settings) : []).flatMap((group) => variablesOf(group));
  return new Map(
    variables.map((variable) => {
      const value = propertyOf(variable, 'value');
      return [identifierOf(variable), value && getNodeValue(value)];
    }),
  );
}

/** What in the manifest stands in the way of `add`: settings of our names that are not ours. */
export function settingsObstacles(manifest: string): ThemeObstacle[] {
  const root = parseJsonObject(manifest, MANIFEST_PATH);
  const arrays = propertiesOf(root).filter(({ key }) => key === 'settings');
  const [first, second] = arrays;
  if (second)
    return [
      obstacle(manifest, second.property, '"settings" for the second time', 'Leave one of them'),
    ];
  if (!first) return [];
  if (first.value.type !== 'array') {
    return [
      obstacle(
        manifest,
        first.value,
        `"settings" as ${first.value.type}`,
        'Make it an array of groups',
      ),
    ];
  }
  const ours = ourGroup(first.value);
  return groupsOf(first.value)
    .filter((group) => group !== ours)
    .flatMap((group) => variablesOf(group))
    .filter((variable) => Object.hasOwn(settingTypes, identifierOf(variable)))
    .map((variable) =>
      obstacle(
        manifest,
        variable,
        `a setting "${identifierOf(variable)}" that is not of this kit`,
        'Rename it there and in the templates, or run add with --inline, which needs no settings',
      ),
    );
}

function obstacle(manifest: string, node: Node, found: string, wayOut: string): ThemeObstacle {
  return { path: MANIFEST_PATH, line: placesIn(manifest)(node.offset).line, found, wayOut };
}

/** The labels and descriptions of the settings panel, which may be keys of `translations/`. */
export function labelsOf(manifest: string): string[] {
  const settings = propertyOf(parseJsonObject(manifest, MANIFEST_PATH), 'settings');
  const ours = settings && ourGroup(settings);
  return (settings ? groupsOf(settings) : [])
    .filter((group) => group !== ours)
    .flatMap((group) => [group, ...variablesOf(group)])
    .flatMap((node) => [propertyOf(node, 'label')?.value, propertyOf(node, 'description')?.value])
    .filter((word): word is string => typeof word === 'string');
}

/**
 * The group that `add` put there: exactly our settings, each of our type. Its words and values may
 * have been changed since, by hand or by another version.
 */
function ourGroup(settings: Node): Node | undefined {
  const types = settingTypes;
  return groupsOf(settings).find((group) => {
    const variables = variablesOf(group);
    return (
      variables.length === Object.keys(types).length &&
      new Set(variables.map(identifierOf)).size === variables.length &&
      variables.every(
        (variable) => types[identifierOf(variable)] === propertyOf(variable, 'type')?.value,
      )
    );
  });
}

const groupsOf = (settings: Node): readonly Node[] =>
  settings.type === 'array' ? (settings.children ?? []) : [];

function variablesOf(group: Node): readonly Node[] {
  const variables = propertyOf(group, 'variables');
  return variables?.type === 'array' ? (variables.children ?? []) : [];
}

const identifierOf = (variable: Node): string =>
  String(propertyOf(variable, 'identifier')?.value ?? '');
