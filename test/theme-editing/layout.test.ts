import { describe, expect, it } from 'vitest';
import { planAddition, planRemoval, type ThemeTexts } from '../../src/theme-editing/index.js';
import {
  layoutOf,
  parseJsonObject,
  printJson,
  propertyOf,
  withItems,
  withoutItems,
} from '../../src/theme-editing/json-text.js';
import { changed, inline, otherSettings } from './additions.js';

const LINE_ENDINGS = [
  ['LF', '\n'],
  ['CRLF', '\r\n'],
  ['CR', '\r'],
] as const;

const withHead = (head: string | null): ThemeTexts => ({
  head,
  manifest: '{}',
  translations: new Map(),
  others: new Map(),
});

describe.each(LINE_ENDINGS)('a document_head whose lines end with %s', (_, lineEnding) => {
  it.each<[string, string, before: string, after: string]>([
    ['a line', '<meta>\n', '<meta>\n', '\n'],
    ['a line break alone', '\n', '\n', '\n'],
    ['a last line without an end', '<meta>\n<link>', '<meta>\n<link>\n', ''],
  ])('%s: the block is on lines of its own, which end likewise', (_, lf, before, after) => {
    const native = (text: string) => text.replaceAll('\n', lineEnding);
    const theme = withHead(native(lf));
    const added = changed(theme, planAddition(theme, inline));
    expect(added.head).toBe(native(before + inline.block + after));
    expect(planAddition(added, inline)).toEqual([]);
    expect(changed(added, planRemoval(added))).toEqual(theme);
  });

  it('was not there before add, and was saved that way since: remove deletes it', () => {
    const none = withHead(null);
    const added = changed(none, planAddition(none, inline));
    const saved = { ...added, head: added.head?.replaceAll('\n', lineEnding) ?? null };
    expect(planAddition(saved, inline)).toEqual([]);
    expect(planRemoval(saved)).toMatchObject([{ after: null }]);
  });
});

describe('a document_head without lines', () => {
  it.each<[string, string | null, before: string, after: string]>([
    ['no file', null, '', '\n'],
    ['an empty file', '', '', ''],
    ['a byte order mark alone', '\uFEFF', '\uFEFF', ''],
    ['a mark and a line without an end', '\uFEFF<meta>', '\uFEFF<meta>\n', ''],
  ])('%s: the block has no empty line before it', (_, head, before, after) => {
    const theme = withHead(head);
    const added = changed(theme, planAddition(theme, inline));
    expect(added.head).toBe(before + inline.block + after);
    expect(changed(added, planRemoval(added))).toEqual(theme);
  });

  it('ends differently from its lines: the block takes the first ending', () => {
    const theme = withHead('<meta>\n<link>\r');
    const added = changed(theme, planAddition(theme, inline));
    expect(added.head).toBe(`<meta>\n<link>\r${inline.block}\n`);
    expect(changed(added, planRemoval(added))).toEqual(theme);
  });
});

describe.each(LINE_ENDINGS)('items added to JSON whose lines end with %s', (_, lineEnding) => {
  const native = (text: string) => text.replaceAll('\n', lineEnding);
  const root = (text: string) => parseJsonObject(text, 'manifest.json');
  const list = (text: string) => propertyOf(root(text), 'list') ?? root(text);

  it.each([
    ['in one line', '{"list":[0]}', '{"list":[0,{"a":1},{"a":1}]}'],
    ['with blanks between them', '{"list":[0, 0]}', '{"list":[0, 0, {"a":1}, {"a":1}]}'],
    ['with blanks before the commas', '{"list":[0 , 0]}', '{"list":[0 , 0, {"a":1}, {"a":1}]}'],
    ['with blanks at the brackets', '{"list":[ 0 ]}', '{"list":[ 0, {"a":1}, {"a":1} ]}'],
    [
      'each on its own line',
      '{\n  "list": [\n    0\n  ]\n}',
      '{\n  "list": [\n    0,\n    {\n      "a": 1\n    },\n    {\n      "a": 1\n    }\n  ]\n}',
    ],
    [
      'with brackets that end on a deeper line',
      '{\n  "list": [\n    {\n      "b": 2 }\n  ]\n}',
      '{\n  "list": [\n    {\n      "b": 2 },\n    {\n      "a": 1\n    },\n    {\n      "a": 1\n    }\n  ]\n}',
    ],
    [
      'with empty lines between them',
      '{\n\t"list": [\n\t\t0,\n\n\t\t0\n\t]\n}',
      '{\n\t"list": [\n\t\t0,\n\n\t\t0,\n\n\t\t{\n\t\t\t"a": 1\n\t\t},\n\n\t\t{\n\t\t\t"a": 1\n\t\t}\n\t]\n}',
    ],
    [
      'on the line of their list',
      '{\n  "list": [0, 0]\n}',
      '{\n  "list": [0, 0, {\n    "a": 1\n  }, {\n    "a": 1\n  }]\n}',
    ],
    [
      'in an empty list',
      '{\n  "list": []\n}',
      '{\n  "list": [{\n    "a": 1\n  },{\n    "a": 1\n  }]\n}',
    ],
    [
      'in a list of nothing but white space',
      '{\n  "list": [\n\n  ]\n}',
      '{\n  "list": [\n\n  {\n    "a": 1\n  },\n\n  {\n    "a": 1\n  }]\n}',
    ],
  ])('%s: as those that are there, and taken out to the byte', (_, lf, expected) => {
    const text = native(lf);
    const print = (base: string) => printJson({ a: 1 }, layoutOf(text, root(text)), base);
    const added = withItems(text, list(text), [print, print]);
    expect(added).toBe(native(expected));
    const listAfter = list(added);
    expect(withoutItems(added, listAfter, listAfter.children?.slice(-2) ?? [])).toBe(text);
    expect(withItems(text, list(text), [])).toBe(text);
  });

  it.each([
    ['the first', [0], '{"list":[\n1 ,\n 2\n]}'],
    ['one between others', [1], '{"list":[\n0 ,\n 2\n]}'],
    ['the last', [2], '{"list":[\n0,\n1\n]}'],
    ['the first two', [0, 1], '{"list":[\n2\n]}'],
    ['the first and the last', [0, 2], '{"list":[\n1\n]}'],
    ['the last two', [1, 2], '{"list":[\n0\n]}'],
    ['all', [0, 1, 2], '{"list":[\n\n]}'],
    ['none', [], '{"list":[\n0,\n1 ,\n 2\n]}'],
  ])('takes out of three, wherever they were moved since: %s', (_, places, expected) => {
    const text = native('{"list":[\n0,\n1 ,\n 2\n]}');
    const before = list(text);
    const unwanted = (before.children ?? []).filter((_, place) => places.includes(place));
    expect(withoutItems(text, before, unwanted)).toBe(native(expected));
  });

  it.each([
    ['{"a":1}', ':'],
    ['{"a" : 1}', ' : '],
    ['{"a":\n1}', ':'],
    ['{}', ': '],
  ])('a value is set apart from its key as in %s, without line breaks', (lf, colon) => {
    const text = native(lf);
    expect(layoutOf(text, root(text)).colon).toBe(colon);
  });
});

describe('settings added to a manifest', () => {
  it.each(LINE_ENDINGS)('have its line endings: %s', (_, lineEnding) => {
    const theme = { ...withHead(''), manifest: `{${lineEnding}  "name": "A"${lineEnding}}` };
    const added = changed(theme, planAddition(theme, otherSettings));
    const start = ['{', '  "name": "A",', '  "settings": [', '    {', '      "label"'];
    expect(added.manifest.startsWith(start.join(lineEnding))).toBe(true);
    expect(added.manifest.replaceAll(lineEnding, '')).not.toMatch(/[\r\n]/);
    expect(planAddition(added, otherSettings)).toEqual([]);
    expect(changed(added, planRemoval(added))).toEqual(theme);
  });
});
