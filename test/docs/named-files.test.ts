import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/package-root.js';
import { markdownFiles, readText } from './markdown.js';

const PATH = /`(?<path>(?:snippet|src|test|theme)\/[\w./-]*)`/g;

describe('every file and folder of the repository that a page names exists', () => {
  it.each(markdownFiles())('in %s', (page) => {
    const paths = [...readText(page).matchAll(PATH)].map(({ groups }) => groups?.path ?? '');
    expect(paths.filter((path) => !existsSync(join(packageRoot, path)))).toEqual([]);
  });
});
