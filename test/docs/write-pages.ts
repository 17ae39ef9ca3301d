import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configJsonSchema } from '../../src/config/index.js';
import { packageRoot } from '../../src/package-root.js';
import { fillRegions } from './fill-regions.js';
import { pages } from './pages.js';

for (const [page, regions] of Object.entries(pages)) {
  const path = join(packageRoot, page);
  writeFileSync(path, await fillRegions(readFileSync(path, 'utf8'), regions));
}

writeFileSync(join(packageRoot, 'src/config/config.schema.json'), configJsonSchema());
