import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/package-root.js';
import { markdownFiles, parsePage, readPage } from './markdown.js';

/** The links of a page that lead nowhere. */
function broken(links: ReturnType<typeof readPage>['links']): string[] {
  return links
    .filter(({ file, anchor }) => {
      if (!existsSync(join(packageRoot, file))) return true;
      return anchor !== '' && !(file.endsWith('.md') && readPage(file).anchors.has(anchor));
    })
    .map(({ href }) => href);
}

describe('every link and every picture leads somewhere', () => {
  it.each(markdownFiles())('in %s', (page) => {
    expect(broken(readPage(page).links)).toEqual([]);
  });

  it('and one that does not is found', () => {
    const text = '[a](nowhere.md) [b](README.md#nowhere) ![c](x.png) [d](README.md) [e](#nowhere)';
    expect(broken(parsePage('README.md', text).links)).toEqual([
      'nowhere.md',
      'README.md#nowhere',
      'x.png',
      '#nowhere',
    ]);
  });
});
