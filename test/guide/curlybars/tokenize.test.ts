import { describe, expect, it } from 'vitest';
import { tokenize } from '../../../src/guide/curlybars/tokenize.js';

const types = (source: string) => tokenize(source).map(({ type }) => type);
const values = (source: string) => tokenize(source).map(({ value }) => value);

describe('text', () => {
  it.each([
    ['plain', 'plain'],
    ['a \\{ b', 'a { b'],
    ['\\{{name}}', '{{name}}'],
    ['a \\ b', 'a \\ b'],
    ['ends with \\', 'ends with \\'],
    ['\\\\{', '\\{'],
    ['}} and } and --}}', '}} and } and --}}'],
    ['a { b', 'a { b'],
    ['a {', 'a {'],
    ['# / > if else', '# / > if else'],
    ['Zürich 🎈\n\u2028', 'Zürich 🎈\n\u2028'],
  ])('%j means %j', (source, text) => {
    expect(values(source).join('')).toBe(text);
  });

  it.each([
    ['{{!-- {{name}} --}}'],
    ['{{!----}}'],
    ['{{! two\nlines }}'],
    ['{{!}}'],
    ['{{! with } inside }}'],
    ['{{!-- never closed'],
    ['{{! never closed'],
    ['{{!-'],
  ])('the comment %j is nothing', (source) => {
    expect(types(source)).toEqual(['eos']);
  });

  it('ends a plain comment at the first braces', () => {
    expect(values('{{! a {{b}} c }}')).toEqual([' c }}', '']);
  });
});

describe('inside the braces', () => {
  it.each([
    ['{{path}}', ['path']],
    ['{{ path }}', ['path']],
    ['{{a.b.c}}', ['path']],
    ['{{../../a.b}}', ['path']],
    ['{{-a-path-}}', ['path']],
    ['{{list.123}}', ['path']],
    ['{{this}}', ['path']],
    ["{{t'download'}}", ['path', 'literal']],
    ['{{path context key=value}}', ['path', 'path', 'key', 'path']],
    ['{{path aria-label = "x"}}', ['path', 'key', 'literal']],
    [
      '{{path (path (path a k=b) c=d)}}',
      'path lparen path lparen path path key path rparen key path rparen'.split(' '),
    ],
    ['{{#if path}}', ['hash', 'if', 'path']],
    ['{{ # if path }}', ['hash', 'if', 'path']],
    ['{{/ if }}', ['slash', 'if']],
    ['{{else}}', ['else']],
    ['{{>path}}', ['gt', 'path']],
    ['{{@index}}', ['variable']],
    ['{{@../index}}', ['variable']],
    ['{{7}}', ['literal']],
    ['{{-7}}', ['literal']],
    ['{{true}}', ['literal']],
    // The first rule wins, as in Curlybars: these are two tokens, whatever was meant.
    ['{{true_story}}', ['literal', 'path']],
    ['{{if-not}}', ['if', 'path']],
    ['{{3d}}', ['literal', 'path']],
    ['{{iffy}}', ['path']],
    ['{{each_one}}', ['path']],
  ])('%j contains %j', (source, expected) => {
    expect(types(source)).toEqual(['start', ...expected, 'end', 'eos']);
  });

  it.each([
    ['{{\'single "quoted"\'}}', 'single "quoted"'],
    ['{{"double \'quoted\'"}}', "double 'quoted'"],
    ["{{''}}", ''],
    ["{{'no \\n escapes'}}", 'no \\n escapes'],
    ['{{+7}}', 7],
    ['{{007}}', 7],
    ['{{-12}}', -12],
    ['{{false}}', false],
  ])('%j is the value %j', (source, value) => {
    expect(values(source)[1]).toBe(value);
  });

  it.each([
    ['{{{x}}}', 1, 2],
    ['{{ok}', 1, 4],
    ['{{&x}}', 1, 2],
    ['{{^x}}', 1, 2],
    ['{{t \'a string"}}', 1, 4],
    ['{{first,second}}', 1, 7],
    ["a\n  {{t 'over\nlines'}}", 2, 6],
    ['{{1.5}}', 1, 3],
    ['{{list.[0]}}', 1, 6],
    ['{{.}}', 1, 2],
    ['{{#each x as |y|}}', 1, 13],
    ['{{a {{b}}}}', 1, 4],
    ['{{ä}}', 1, 2],
  ])('%j has no meaning at line %i, column %i', (source, line, column) => {
    expect(() => tokenize(source)).toThrow(
      expect.objectContaining({
        problems: [
          {
            description: expect.stringContaining('is not permitted symbol'),
            line,
            column,
            length: 0,
          },
        ],
      }),
    );
  });

  it('quotes ten characters on each side of what has no meaning', () => {
    expect(() => tokenize('0123456789 {{name {}} and more text')).toThrow(
      '.. 89 {{name  `{` }} and mor .. is not permitted symbol in this context',
    );
  });
});

describe('the tilde', () => {
  it.each([
    ['a \t\n{{~x}} b', ['a', '{{~', 'x', '}}', ' b']],
    ['a {{x~}}\r\n b ', ['a ', '{{', 'x', '~}}', 'b ']],
    ['a {{~x~}} b', ['a', '{{~', 'x', '~}}', 'b']],
    ['a\u00a0{{~x}}', ['a\u00a0', '{{~', 'x', '}}']],
    ['\\{ {{~x}}', ['{', '', '{{~', 'x', '}}']],
    ['  \\{{{~x}}', ['  ', '{', '{{~', 'x', '}}']],
    ['{{x~}} {{~y}}', ['{{', 'x', '~}}', '', '{{~', 'y', '}}']],
    ['{{x~}}{{! c }} b', ['{{', 'x', '~}}', 'b']],
  ])('%j trims the text next to it and no more', (source, expected) => {
    expect(values(source)).toEqual([...expected, '']);
  });
});

describe('positions', () => {
  it('count lines from 1 and columns from 0', () => {
    const [, , path] = tokenize('one\ntwo {{name}}');
    expect(path?.position).toEqual({ line: 2, column: 6, length: 4 });
  });

  it('go on after texts, comments and expressions over several lines', () => {
    const path = tokenize('a\n{{!--\n\n--}}\n {{#if\n x}}').at(-3);
    expect(path?.position).toEqual({ line: 6, column: 1, length: 1 });
  });
});
