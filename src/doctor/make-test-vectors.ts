// Writes src/doctor/test-vectors.json, the same bytes each time:
//   npx tsx src/doctor/make-test-vectors.ts
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { testVectors } from './test-vectors.js';

const file = fileURLToPath(new URL('test-vectors.json', import.meta.url));
await writeFile(file, `${JSON.stringify(await testVectors(), null, 2)}\n`);
