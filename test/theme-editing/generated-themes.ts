import fc from 'fast-check';
import type { ThemeTexts } from '../../src/theme-editing/index.js';

const LINE_ENDINGS = ['\n', '\r\n', '\r'];
const WHITE_SPACE = ['', ' ', '\n', '\n  ', '\r\n\t', '\t', '\n    ', '  \n'];

/** Text of templates: what makes trouble at an end, and anything else. */
const headSource = fc.oneof(
  fc.constant(''),
  fc.constant('\uFEFF'),
  fc.constantFrom(...LINE_ENDINGS),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          ...[
            '\n',
            '\r\n',
            '\r',
            '\t',
            ' ',
            '\\',
            '{',
            '{{t "a"}}',
            '{{#if signed_in}}',
            '{{/if}}',
          ],
          ...[
            '%',
            '%7B%25',
            '{{!-- note --}}',
            '<script>$("a")</script>',
            '<meta name="a">',
            '{{!',
          ],
          ...['--}}', '}}', '\uFEFF', '🙂', 'loginUser', '<!-- zE("messenger", "loginUser") -->'],
        ),
        fc.string({ unit: 'grapheme' }).map((text) => text.replace(/loginUser/g, '')),
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
);

const label = fc.constantFrom('colors_group_label', 'Colours', 'Größe', 'hero "image" \\ label');

const settingsGroup = fc.record({
  label,
  variables: fc.array(
    fc.record({
      identifier: fc.constantFrom('brand_color', 'logo', 'a', 'messaging_colour'),
      type: fc.constantFrom('text', 'color', 'checkbox'),
      label,
      value: fc.oneof(fc.boolean(), fc.string()),
    }),
    { maxLength: 3 },
  ),
});

const manifestValue = fc
  .record({
    name: fc.string(),
    author: fc.string({ unit: 'grapheme' }),
    version: fc.constant('1.0.0'),
    api_version: fc.constantFrom(1, 2, 3, 4),
    default_locale: fc.constant('en-us'),
    settings: fc.option(fc.array(settingsGroup, { maxLength: 3 }), { nil: undefined }),
  })
  .chain((value) => {
    const keys = Object.keys(value) as (keyof typeof value)[];
    return fc
      .shuffledSubarray(keys, { minLength: keys.length })
      .map((order) =>
        Object.fromEntries(
          order.filter((key) => value[key] !== undefined).map((key) => [key, value[key]]),
        ),
      );
  });

const translations = fc.dictionary(
  fc.oneof(label, fc.string({ minLength: 1 })),
  fc.string({ unit: 'grapheme' }),
  { noNullPrototype: true },
);

/** JSON as editors and people lay it out: with steps of indentation, or white space anywhere. */
function printed(value: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  const layout = fc.oneof(
    fc.constantFrom('', ' ', '  ', '\t', '    ').map((step) => ({ step, gaps: null })),
    fc
      .array(fc.constantFrom(...WHITE_SPACE), { minLength: 1, maxLength: 9 })
      .map((gaps) => ({ step: '', gaps })),
  );
  return fc
    .tuple(
      value,
      layout,
      fc.constantFrom(...LINE_ENDINGS),
      fc.boolean(),
      fc.constantFrom('', '\n', '\r\n', ' \n\n'),
    )
    .map(([json, { step, gaps }, lineEnding, mark, end]) => {
      const text = gaps ? spread(json, gaps) : JSON.stringify(json, null, step);
      return (mark ? '\uFEFF' : '') + text.replace(/\n/g, lineEnding) + end;
    });
}

/** JSON with the given gaps between its tokens, in turn. */
function spread(json: unknown, gaps: readonly string[]): string {
  let turn = 0;
  const gap = (): string => gaps[turn++ % gaps.length] ?? '';
  const print = (value: unknown): string => {
    if (Array.isArray(value)) {
      const items = value.map((item) => gap() + print(item) + gap());
      return `[${items.join(',') || gap()}]`;
    }
    if (typeof value !== 'object' || value === null) return JSON.stringify(value);
    const properties = Object.entries(value).map(
      ([key, item]) => `${gap()}${JSON.stringify(key)}${gap()}:${gap()}${print(item)}${gap()}`,
    );
    return `{${properties.join(',') || gap()}}`;
  };
  return gap() + print(json) + gap();
}

/** Themes that people might have, and some that nobody has. */
export const generatedTheme: fc.Arbitrary<ThemeTexts> = fc.record({
  head: fc.option(headSource, { nil: null }),
  manifest: printed(manifestValue),
  translations: fc
    .array(printed(translations), { maxLength: 3 })
    .map((texts) => new Map(texts.map((text, index) => [`translations/l${index}.json`, text]))),
  others: fc.constantFrom(new Map(), new Map([['script.js', '$(start);']])),
});
