import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTheme } from '../../../src/guide/check/check-theme.js';
import { themeImportErrors } from '../../../src/guide/check/theme-import-errors.js';
import { themeFromFiles } from '../../../src/guide/theme/index.js';
import { MANIFEST, themeWith } from './theme-in-order.js';

const text = fc.string({ unit: 'grapheme' });
const json = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify(value));
/** Manifests that are nearly right get further than arbitrary ones. */
const manifest = fc
  .tuple(fc.constantFrom(...Object.keys(MANIFEST), 'other'), fc.jsonValue({ maxDepth: 4 }))
  .map(([key, value]) => JSON.stringify({ ...MANIFEST, [key]: value }));
const variable = fc
  .record({
    identifier: fc.constantFrom('a', 'logo', 'a b', 1),
    type: fc.constantFrom('text', 'list', 'range', 'file', 'color', 'checkbox', 'none'),
    value: fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)),
    options: fc.jsonValue({ maxDepth: 2 }),
    min: fc.integer(),
    max: fc.integer(),
  })
  .map((one) => JSON.stringify({ ...MANIFEST, settings: [{ label: 'x', variables: [one] }] }));
const template = fc
  .array(
    fc.oneof(
      text,
      fc.constantFrom('{{', '}}', '<script>', '</script>', '\\{', '{{#if a}}', '@', '[', '../a'),
    ),
  )
  .map((pieces) => pieces.join(''));
const stylesheet = fc
  .array(
    fc.oneof(text, fc.constantFrom('$', 'brand_color', 'lighten(', ')', ', 5%', '/*', '"', '#{')),
  )
  .map((pieces) => pieces.join(''));

const theme = fc
  .record({
    'manifest.json': fc.oneof(json, text, manifest, variable),
    'templates/header.hbs': template,
    'style.css': stylesheet,
    'translations/en-us.json': fc.oneof(json, text),
  })
  .map(themeWith);

describe('whatever the files of a theme contain', () => {
  it('they are checked, and each place is in its file', async () => {
    await fc.assert(
      fc.asyncProperty(theme, async (files) => {
        for (const { file, line = 1, column = 1 } of await checkTheme(files)) {
          const lines = new TextDecoder().decode(files.get(file)).split('\n');
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeGreaterThanOrEqual(1);
          expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('an import of them is answered', () => {
    fc.assert(
      fc.property(theme, (files) => {
        const errors = themeImportErrors(files);
        expect(errors.length).toBeLessThanOrEqual(1);
        // What is imported can be rendered.
        if (errors.length === 0) expect(() => themeFromFiles(files)).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });
});
