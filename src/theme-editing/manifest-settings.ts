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
  withoutItems,
} from './json-text.js';
import { settingTypes } from './settings-group.js';
import type { ThemeObstacle } from './theme-obstacle.js';
import { MANIFEST_PATH } from './theme-texts.js';

/** `manifest.json`, parsed: what everything below reads, so that nothing parses it a second time. */
export interface ManifestText {
  readonly text: string;
  readonly root: Node;
  /** The value of `settings`, of whatever type. */
  readonly settings: Node | undefined;
  /** The group that an earlier `add` put there. */
  readonly ours: Node | undefined;
}

/**
 * Parses the text of `manifest.json`.
 *
 * @throws KitError with line and column when it is not JSON, or not an object
 */
export function parseManifestText(text: string): ManifestText {
  const root = parseJsonObject(text, MANIFEST_PATH);
  const settings = propertyOf(root, 'settings');
  return { text, root, settings, ours: settings && ourGroup(settings) };
}

/**
 * Puts a settings group into a manifest, or replaces the one of an earlier `add`.
 *
 * The result shows what was there before, so that `withoutSettings` restores it: behind other groups
 * ours is one more item; in an array that was empty it is right before the closing bracket; where
 * there was no array, white space is between it and the bracket.
 *
 * @returns the text of the new manifest
 */
export function withSettings({ text, root, settings, ours }: ManifestText, group: unknown): string {
  const layout = layoutOf(text, root);
  if (!settings) return withItem(text, root, (base) => newSettingsProperty(group, layout, base));
  if (!ours) return withItem(text, settings, (base) => printJson(group, layout, base));
  if (JSON.stringify(getNodeValue(ours)) === JSON.stringify(group)) return text;
  const printed = printJson(group, layout, lineIndentation(text, ours.offset));
  return text.slice(0, ours.offset) + printed + text.slice(endOf(ours));
}

function newSettingsProperty(group: unknown, layout: JsonLayout, base: string): string {
  const { colon, indentation, lineEnding } = layout;
  if (!indentation) return `"settings"${colon}[${printJson(group, layout, base)} ]`;
  const inner = base + indentation;
  const array = ['[', `${inner}${printJson(group, layout, inner)}`, `${base}]`].join(lineEnding);
  return `"settings"${colon}${array}`;
}

/**
 * Takes the settings group of `add` out again.
 *
 * @returns the text of the manifest before `add`, to the byte
 */
export function withoutSettings({ text, root, settings, ours }: ManifestText): string {
  if (!settings || !ours) return text;
  const arrayIsOurs =
    settings.children?.length === 1 && endOf(ours) < endOf(settings) - 1 && settings.parent;
  return arrayIsOurs
    ? withoutItems(text, root, [arrayIsOurs])
    : withoutItems(text, settings, [ours]);
}

/** The settings of a manifest: their default values by identifier. */
export function settingsOf({ settings }: ManifestText): ReadonlyMap<string, unknown> {
  const variables = groupsOf(settings).flatMap((group) => variablesOf(group));
  return new Map(
    variables.map((variable) => {
      const value = propertyOf(variable, 'value');
      return [identifierOf(variable), value && getNodeValue(value)];
    }),
  );
}

/** What in the manifest prevents `add`: settings of our names that are not ours. */
export function settingsObstacles({ text, root, settings, ours }: ManifestText): ThemeObstacle[] {
  const [, second] = propertiesOf(root).filter(({ key }) => key === 'settings');
  if (second) {
    return [obstacle(text, second.property, '"settings" for the second time', 'Leave one of them')];
  }
  if (settings && settings.type !== 'array') {
    const found = `"settings" as ${settings.type}`;
    return [obstacle(text, settings, found, 'Make it an array of groups')];
  }
  return groupsOf(settings)
    .filter((group) => group !== ours)
    .flatMap((group) => variablesOf(group))
    .filter((variable) => Object.hasOwn(settingTypes, identifierOf(variable)))
    .map((variable) =>
      obstacle(
        text,
        variable,
        `a setting "${identifierOf(variable)}" that is not of this kit`,
        'Rename it there and in the templates, or run add with --inline, which needs no settings',
      ),
    );
}

function obstacle(text: string, node: Node, found: string, wayOut: string): ThemeObstacle {
  return { path: MANIFEST_PATH, line: placesIn(text)(node.offset).line, found, wayOut };
}

/** The labels and descriptions of the settings panel, which may be keys of `translations/`. */
export function labelsOf({ settings, ours }: ManifestText): string[] {
  return groupsOf(settings)
    .filter((group) => group !== ours)
    .flatMap((group) => [group, ...variablesOf(group)])
    .flatMap((node) => [propertyOf(node, 'label')?.value, propertyOf(node, 'description')?.value])
    .filter((word): word is string => typeof word === 'string');
}

/** The settings of the kit's first version, which every later one has too. */
const SETTINGS_OF_EVERY_VERSION = [
  'messaging_token_endpoint',
  'messaging_proof',
  'messaging_debug',
];

/**
 * The group that `add` put there, of this version or an earlier one with fewer settings: nothing but
 * our settings, each of our type. Its words and values may have been changed since.
 */
function ourGroup(settings: Node): Node | undefined {
  return groupsOf(settings).find((group) => {
    const variables = variablesOf(group);
    const identifiers = new Set(variables.map(identifierOf));
    return (
      SETTINGS_OF_EVERY_VERSION.every((identifier) => identifiers.has(identifier)) &&
      identifiers.size === variables.length &&
      variables.every(
        (variable) => settingTypes[identifierOf(variable)] === propertyOf(variable, 'type')?.value,
      )
    );
  });
}

const groupsOf = (settings: Node | undefined): readonly Node[] =>
  settings?.type === 'array' ? (settings.children ?? []) : [];

function variablesOf(group: Node): readonly Node[] {
  const variables = propertyOf(group, 'variables');
  return variables?.type === 'array' ? (variables.children ?? []) : [];
}

const identifierOf = (variable: Node): string =>
  String(propertyOf(variable, 'identifier')?.value ?? '');
