import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/package-root.js';
import { fillRegions } from './fill-regions.js';
import { readmeRegions } from './readme-regions.js';

const readme = readFileSync(join(packageRoot, 'README.md'), 'utf8');

describe('the README', () => {
  it('says what the code says (npm run docs mends it)', async () => {
    expect(readme).toBe(await fillRegions(readme, readmeRegions));
  });
});
