import { runInThisContext } from 'node:vm';
import fc from 'fast-check';
import Handlebars from 'handlebars';
import { describe, expect, it } from 'vitest';
import { curlybarsSafe, UnsafeScriptError } from '../../src/browser-code/compiler/index.js';
import { parseTemplate, renderTemplate } from '../../src/guide/curlybars/index.js';
import { anyCharacter } from '../arbitrary-text.js';

/** The value that a script's last expression has. */
const evaluate = (script: string): unknown => runInThisContext(script);

const throughCurlybars = (template: string): string =>
  renderTemplate(parseTemplate(template), { context: {}, helpers: {} });

const throughHandlebars = (template: string): string => Handlebars.compile(template)({});

/** Strings rich in what templates, HTML and JavaScript take for something else. */
const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom('{', '{{', '\\{', '\\', '}}', '{{{', '</script>', '<!--', '-->', '${', '`'),
      fc.constantFrom('"', "'", '\u2028', '\u2029', '\n', '\r', '\0', '😀', '{{!--', '{{else}}'),
      fc.string({ unit: anyCharacter }),
    ),
  )
  .map((parts) => parts.join(''));

const literal = (text: string): string => JSON.stringify(text);
const template = (text: string): string => `\`${text.replace(/[`\\$]/g, '\\$&')}\``;
const regexSource = (text: string): string =>
  text.replace(/[\\^$.*+?()[\]{}|/\n\r\u2028\u2029]/g, (char) =>
    /[\n\r\u2028\u2029]/.test(char)
      ? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
      : `\\${char}`,
  );

describe('a script made safe for templates', () => {
  it.each([
    ['braces of code', 'if(1){{9}}', 9],
    ['braces in a template expression', '`${{a:1}.a}`', '1'],
    ['braces in a string', '"{{signed_in}}"', '{{signed_in}}'],
    ['an escaped brace in a string', '"\\{"', '{'],
    ['a backslash before a brace', '"\\\\{"', '\\{'],
    ['a brace in a regular expression', '/\\{/.test("{")', true],
    ['a quantifier', '/^a{2}$/.test("aa")', true],
    ['a backslash and a quantifier', '/^\\\\{2}$/.test("\\\\\\\\")', true],
    ['a literal brace and a quantifier', '/^{{2}$/.test("{{")', true],
    ['a character class', '/^[{{]$/.test("{")', true],
    ['a closing script tag', '"</script>".length', 9],
    ['a closing script tag in upper case', '"</SCRIPT>".length', 9],
    ['an HTML comment', '"<!--".length', 4],
    ['a lookbehind that looks like an HTML comment', '/(?<!--)x/.test("--x")', false],
    ['a tagged template without braces', '(([s])=>s)`a`', 'a'],
    ['a comment with braces', '1/*{{ \\{ </script> */+1', 2],
  ])('keeps the meaning of %s', (_, script, value) => {
    expect(evaluate(curlybarsSafe(script))).toStrictEqual(value);
  });

  it.each([
    ['`{{` in a raw template', 'a;\n  String.raw`{{`', 2, 14],
    ['`\\{` in a raw template', 'String.raw`\\{`', 1, 12],
    ['`</script` in a raw template', 'String.raw`</script>`', 1, 12],
  ])('refuses %s and names the place', (_, script, line, column) => {
    expect(() => curlybarsSafe(script)).toThrow(
      expect.objectContaining({ constructor: UnsafeScriptError, line, column }) as Error,
    );
  });

  it.each([
    ['string literals', literal],
    ['template literals', template],
    ['regular expressions', (text: string) => `/${regexSource(text) || '(?:)'}/`],
  ])('keeps %s of any text, byte for byte through Curlybars and Handlebars', (_, write) => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const script = `(${write(text)}).toString()`;
        const safe = curlybarsSafe(script);
        expect(safe).not.toMatch(/\{\{|\\\{|<\/script|<!--/i);
        if (!script.startsWith('(/')) expect(evaluate(safe)).toBe(evaluate(script));
        expect(throughCurlybars(safe)).toBe(safe);
        expect(throughHandlebars(safe)).toBe(safe);
      }),
    );
  });

  it('keeps what a regular expression of any text matches', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const script = `/^${regexSource(text)}$/.test(${literal(text)})`;
        expect(evaluate(curlybarsSafe(script))).toBe(true);
      }),
    );
  });

  it('keeps a string of 10 kB of braces', () => {
    const text = '{{\\{'.repeat(2_500);
    expect(evaluate(curlybarsSafe(literal(text)))).toBe(text);
  });
});
