import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Addition,
  planAddition,
  planRemoval,
  settingTypes,
  type ThemeTexts,
} from '../../src/theme-editing/index.js';
import { changed, inline, otherSettings, withSettings } from './additions.js';
import { generatedTheme } from './generated-themes.js';

const add = (theme: ThemeTexts, addition: Addition) =>
  changed(theme, planAddition(theme, addition));
const remove = (theme: ThemeTexts) => changed(theme, planRemoval(theme));

const addition = fc.constantFrom(withSettings, otherSettings, inline);

function settingIdentifiers(manifest: string): string[] {
  const { settings = [] } = JSON.parse(manifest.replace(/^\uFEFF/, ''));
  return settings.flatMap(({ variables }: { variables: { identifier: string }[] }) =>
    variables.map(({ identifier }) => identifier),
  );
}

function isValid({ head, manifest, translations }: ThemeTexts): boolean {
  const known = settingIdentifiers(manifest);
  for (const text of translations.values()) JSON.parse(text.replace(/^\uFEFF/, ''));
  return [...(head ?? '').matchAll(/settings\.(messaging_token_endpoint)/g)].every(([, name]) =>
    known.includes(name ?? ''),
  );
}

// A thousand themes are seconds of work; the limit is for machines that do other things besides.
describe('add and remove on generated themes', { timeout: 120_000 }, () => {
  it('remove restores every byte', () => {
    fc.assert(
      fc.property(generatedTheme, addition, (theme, options) => {
        expect(remove(add(theme, options))).toEqual(theme);
      }),
      { numRuns: 1000 },
    );
  });

  it('a second add changes nothing', () => {
    fc.assert(
      fc.property(generatedTheme, addition, (theme, options) => {
        expect(planAddition(add(theme, options), options)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('add with other options gives what those options alone would have given', () => {
    fc.assert(
      fc.property(generatedTheme, addition, addition, (theme, first, second) => {
        expect(add(add(theme, first), second)).toEqual(add(theme, second));
      }),
      { numRuns: 300 },
    );
  });

  it('the manifest has our settings once, and all it had before', () => {
    fc.assert(
      fc.property(generatedTheme, (theme) => {
        expect(settingIdentifiers(add(theme, withSettings).manifest)).toEqual([
          ...settingIdentifiers(theme.manifest),
          ...Object.keys(settingTypes),
        ]);
      }),
      { numRuns: 300 },
    );
  });

  it('the theme is valid after each single change', () => {
    fc.assert(
      fc.property(generatedTheme, addition, addition, (theme, first, second) => {
        const steps = [planAddition, (before: ThemeTexts) => planRemoval(before)];
        const start = add(theme, first);
        for (const plan of steps) {
          let current = start;
          for (const change of plan(start, second)) {
            current = changed(current, [change]);
            expect(isValid(current)).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
