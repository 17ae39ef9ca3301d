import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/package-root.js';
import { fillRegions } from './fill-regions.js';
import { markdownFiles, readPage } from './markdown.js';
import { pages } from './pages.js';

describe.each(Object.entries(pages))('%s', (page, regions) => {
  it('contains what the code writes (npm run docs updates it)', async () => {
    const text = readFileSync(join(packageRoot, page), 'utf8');
    expect(text).toBe(await fillRegions(text, regions));
  });
});

describe('a page with a region that no code writes', () => {
  it.each(markdownFiles().filter((page) => !(page in pages)))('is not %s', async (page) => {
    const text = readFileSync(join(packageRoot, page), 'utf8');
    await expect(fillRegions(text, {})).resolves.toBe(text);
  });
});

describe('the README', () => {
  it('leads to every page, directly or by way of others', () => {
    const reached = new Set<string>();
    const follow = (page: string) => {
      if (reached.has(page) || !page.endsWith('.md')) return;
      reached.add(page);
      for (const { file } of readPage(page).links) follow(file);
    };
    follow('README.md');
    expect(markdownFiles().filter((page) => !reached.has(page))).toEqual([]);
  });
});
