import { parseTree } from 'jsonc-parser';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { planAddition, planRemoval, type ThemeTexts } from '../../src/theme-editing/index.js';
import { changed, inline, withSettings } from './additions.js';

vi.mock('jsonc-parser', async (importOriginal) => {
  const original = await importOriginal<typeof import('jsonc-parser')>();
  return { ...original, parseTree: vi.fn(original.parseTree) };
});

const theme: ThemeTexts = {
  head: '<meta charset="utf-8">\n',
  manifest: '{\n  "name": "Theme",\n  "settings": [{ "label": "colours", "variables": [] }]\n}\n',
  translations: new Map([['translations/en-us.json', '{ "colours": "Colours" }']]),
  others: new Map(),
};
const added = changed(theme, planAddition(theme, withSettings));

describe('the manifest is parsed once', () => {
  beforeEach(() => {
    vi.mocked(parseTree).mockClear();
  });

  it.each<[string, ThemeTexts, (before: ThemeTexts) => unknown]>([
    ['add', theme, (before) => planAddition(before, withSettings)],
    ['add again', added, (before) => planAddition(before, withSettings)],
    ['add --inline where there are settings', added, (before) => planAddition(before, inline)],
    ['remove', added, planRemoval],
  ])('by %s', (_, before, plan) => {
    plan(before);
    const texts = vi.mocked(parseTree).mock.calls.map(([text]) => text);
    expect(texts.filter((text) => text === before.manifest)).toHaveLength(1);
  });
});
