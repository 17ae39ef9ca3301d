import { describe, expect, it } from 'vitest';
import { planAddition, planRemoval } from '../../src/theme-editing/index.js';
import { changed, otherSettings, themeWithOneGroup as theme, withSettings } from './additions.js';

const added = changed(theme, planAddition(theme, withSettings));

describe('add on a theme that has the head block', () => {
  it('changes nothing when somebody has formatted the manifest differently since', () => {
    const manifest = added.manifest.replace('"messaging_token_endpoint",', '$& ');
    expect(manifest).not.toBe(added.manifest);
    expect(planAddition({ ...added, manifest }, withSettings)).toEqual([]);
  });

  it('keeps words that somebody has translated since, and remove takes them out', () => {
    const translations = new Map(
      [...added.translations].map(([path, text]) => [
        path,
        text.replace('"Token endpoint"', '"Where tokens come from"'),
      ]),
    );
    const translated = { ...added, translations };
    expect(translations).not.toEqual(added.translations);
    const again = changed(translated, planAddition(translated, otherSettings));
    expect(again.translations).toEqual(translations);
    expect(again.manifest).toContain('http://localhost:8787/messaging');
    expect(changed(again, planRemoval(again))).toEqual(theme);
  });
});
