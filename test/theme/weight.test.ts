import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { kitTheme } from './kit-theme.js';

const LIMIT = 15_000;

describe('the weight of the theme', () => {
  it('is at most 15 kB of CSS and JavaScript together, gzipped', async () => {
    const { stylesheet, script } = await kitTheme();
    const css = gzipSync(stylesheet, { level: 9 }).length;
    const js = gzipSync(script, { level: 9 }).length;
    console.log(`theme, gzipped: CSS ${css} bytes, JavaScript ${js} bytes, together ${css + js}`);

    expect(css + js).toBeLessThanOrEqual(LIMIT);
  });

  it('has no web font, no framework and nothing from other servers', async () => {
    const { stylesheet, script, templates } = await kitTheme();
    const sources = [stylesheet, script, ...templates.values()].join('\n');

    expect(sources).not.toMatch(/@font-face|@import|jquery|(?:src|href)="(?:https?:)?\/\//i);
  });

  it('keeps scripts out of the templates', async () => {
    const { templates } = await kitTheme();
    const scripts = [...templates.values()].flatMap(
      (source) => source.match(/<script(?! type="application\/json")[^>]*>|\son\w+="/g) ?? [],
    );

    expect(scripts).toEqual([]);
  });
});
