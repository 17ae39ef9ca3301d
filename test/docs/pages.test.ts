import { describe, expect, it } from 'vitest';
import { fillRegions } from './fill-regions.js';
import { markdownFiles, readPage, readText } from './markdown.js';
import { pages } from './pages.js';

describe.each(Object.entries(pages))('%s', (page, regions) => {
  it('contains what the code writes (npm run docs updates it)', async () => {
    const text = readText(page);
    expect(text).toBe(await fillRegions(text, regions));
  });
});

describe('a page with a region that no code writes', () => {
  it.each(markdownFiles().filter((page) => !(page in pages)))('is not %s', async (page) => {
    const text = readText(page);
    await expect(fillRegions(text, {})).resolves.toBe(text);
  });
});

describe('the README', () => {
  it('is a front door of at most 14 kB', () => {
    expect(Buffer.byteLength(readText('README.md'))).toBeLessThanOrEqual(14_000);
  });

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

describe('a line that a page prints', () => {
  // npx reads the name as the value of --no, and answers an option after it itself.
  it.each(markdownFiles())('gives npx no option right after the name, in %s', (page) => {
    expect(readText(page)).not.toMatch(/npx --no guide-messaging-auth -/);
  });
});
