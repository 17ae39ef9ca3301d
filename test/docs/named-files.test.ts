import { existsSync, readdirSync } from 'node:fs';
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

it('every folder of the source is in the table of the floor plan', () => {
  const folders = readdirSync(join(packageRoot, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `\`src/${name}/\``);
  const [, plan = ''] =
    /## Where things are([\s\S]*?)\n## /.exec(readText('.github/CONTRIBUTING.md')) ?? [];
  expect(folders.filter((folder) => !plan.includes(folder))).toEqual([]);
});
