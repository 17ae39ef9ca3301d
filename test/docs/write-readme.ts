import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/package-root.js';
import { fillRegions } from './fill-regions.js';
import { readmeRegions } from './readme-regions.js';

const path = join(packageRoot, 'README.md');
writeFileSync(path, await fillRegions(readFileSync(path, 'utf8'), readmeRegions));
