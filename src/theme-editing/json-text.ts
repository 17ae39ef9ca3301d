import type { Node } from 'jsonc-parser';
import { parseJson } from '../guide/source-text/index.js';
import { jobError } from '../kit-error.js';
import { printable } from '../terminal/index.js';

/** How a JSON file is laid out, so that what is added looks like what is there. */
export interface JsonLayout {
  readonly lineEnding: string;
  /** One step of indentation: spaces or a tab. Empty where the file is on one line. */
  readonly indentation: string;
  /** Between a key and its value: `: `, `:` or ` : `. */
  readonly colon: string;
}

/**
 * Parses a JSON object, strictly, with the place of everything in its text.
 *
 * @param path the file's name, for the message
 * @throws KitError with line and column when it is not JSON, or not an object
 */
export function parseJsonObject(text: string, path: string): Node {
  const json = parseJson(text);
  if (!json.ok) {
    const { line, column } = json.place;
    throw jobError(
      `${printable(path)} is not JSON: ${json.problem} at line ${line}, column ${column}. Fix the file, then run this again.`,
    );
  }
  if (json.root.type !== 'object') {
    throw jobError(`${printable(path)} is not a JSON object: expected "{" at its start.`);
  }
  return json.root;
}

export const endOf = (node: Node): number => node.offset + node.length;

/** The value of an object's property; `undefined` where it has none of that name. */
export function propertyOf(object: Node, name: string): Node | undefined {
  return propertiesOf(object).find(({ key }) => key === name)?.value;
}

/** The properties of an object, in order. */
export function propertiesOf(object: Node): { key: string; value: Node; property: Node }[] {
  return (object.type === 'object' ? (object.children ?? []) : []).flatMap((property) => {
    const [key, value] = property.children ?? [];
    return key && value ? [{ key: String(key.value), value, property }] : [];
  });
}

export function layoutOf(text: string, root: Node): JsonLayout {
  const first = root.children?.[0];
  const [key, value] = first?.children ?? [];
  const beforeFirst = first ? text.slice(root.offset + 1, first.offset) : '';
  return {
    lineEnding: lineEndingOf(text),
    indentation: /[\r\n]([ \t]*)$/.exec(beforeFirst)?.[1] ?? '',
    colon: key && value ? text.slice(endOf(key), value.offset).replace(/[\r\n]/g, '') : ': ',
  };
}

/** The first line ending of a text; `\n` where it has only one line. */
export function lineEndingOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}

/** The white space at the start of the line that contains an offset. */
export function lineIndentation(text: string, offset: number): string {
  const before = text.slice(0, offset);
  const lineStart = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  return /^[ \t]*/.exec(text.slice(lineStart, offset))?.[0] ?? '';
}

/** A value as JSON in a file's layout; its lines after the first begin with `base`. */
export function printJson(value: unknown, layout: JsonLayout, base: string): string {
  return JSON.stringify(value, null, layout.indentation).replace(/\n/g, layout.lineEnding + base);
}

/**
 * Adds an item behind the last one of an array or object, the way the last two are set apart.
 *
 * In an empty one the white space between the brackets stays in front of the item, so that
 * `withoutItems` can tell what was there.
 *
 * @param print prints the item; its lines after the first begin with `base`
 */
export function withItem(text: string, container: Node, print: (base: string) => string): string {
  return withItems(text, container, [print]);
}

/** Adds several items, as `withItem` adds each. */
export function withItems(
  text: string,
  container: Node,
  prints: readonly ((base: string) => string)[],
): string {
  const items = container.children ?? [];
  const last = items.at(-1);
  const previous = items.at(-2);
  const at = last ? endOf(last) : endOf(container) - 1;
  const gap =
    last && previous
      ? text.slice(endOf(previous), last.offset).replace(/^\s*,/, '')
      : text.slice(container.offset + 1, last?.offset ?? at);
  const ofLine = lineIndentation(text, at);
  const base = last ? (/[\r\n]([ \t]*)$/.exec(gap)?.[1] ?? ofLine) : ofLine;
  const added = prints.map((print) => print(base)).join(`,${gap}`);
  return insert(text, at, last && added ? `,${gap}${added}` : added);
}

/** Takes items out of an array or object: the reverse of `withItems`, to the byte. */
export function withoutItems(text: string, container: Node, unwanted: readonly Node[]): string {
  const items = container.children ?? [];
  const [first] = items;
  const firstKept = items.findIndex((item) => !unwanted.includes(item));
  // With an item goes what sets it apart from the one before. The first has nothing before it.
  const cuts = items.flatMap((item, index) => {
    const previous = items[index - 1];
    const isLeading = index < firstKept || firstKept < 0;
    return previous && !isLeading && unwanted.includes(item)
      ? [{ start: endOf(previous), end: endOf(item) }]
      : [];
  });
  const next = items[firstKept];
  const last = items.at(-1);
  if (first && last && firstKept !== 0) {
    cuts.unshift({ start: first.offset, end: next ? next.offset : endOf(last) });
  }
  return cuts.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
}

const insert = (text: string, at: number, addition: string): string =>
  text.slice(0, at) + addition + text.slice(at);
