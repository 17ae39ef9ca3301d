import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/package-root.js';
import { doctorPicture } from '../pictures/doctor-picture.js';
import { pastingPicture } from '../pictures/pasting-picture.js';
import { markdownFiles, readText } from './markdown.js';

const FOLDER = 'test/pictures';
const pictures = readdirSync(join(packageRoot, FOLDER)).filter((file) =>
  /\.(?:png|svg)$/.test(file),
);

describe('the pictures of the pages', () => {
  it.each([
    ['doctor.svg', doctorPicture],
    ['pasting.svg', pastingPicture],
  ])('%s is what the code prints now (npm run pictures draws it again)', async (file, draw) => {
    expect(readText(`${FOLDER}/${file}`)).toBe(await draw());
  });

  it.each(pictures)('%s has at most 100 kB, and a page shows it with a text', (file) => {
    expect(statSync(join(packageRoot, FOLDER, file)).size).toBeLessThanOrEqual(100_000);
    const shown = markdownFiles().filter((page) =>
      new RegExp(`!\\[[^\\]]{20,}\\]\\([^)]*/?${file}\\)`).test(readText(page)),
    );
    expect(shown.length).toBeGreaterThan(0);
  });
});
