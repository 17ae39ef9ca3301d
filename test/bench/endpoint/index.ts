import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../../src/package-root.js';
import { createSigningKey } from '../../token-endpoint/signing-key.js';
import { requestBodies } from './bodies.js';
import { startChild } from './child.js';
import { measureColdStart } from './cold-start.js';
import { goalsTable } from './figures.js';
import type { LoadOrder, LoadReport } from './load.js';
import { measureRequestsInWorkerd } from './requests-in-workerd.js';
import { measureRequestsOnNode } from './requests-on-node.js';
import { measureStartTimes } from './start-times.js';

const TOKENS = 10_000;
const PAGE = join(packageRoot, 'src/token-endpoint/README.md');
const PLACE = /(?<=<!-- endpoint-speed -->\n)[\s\S]*?(?=<!-- \/endpoint-speed -->)/;

/**
 * Measures the token endpoint: requests on Node and in workerd, a cold start, and how long the
 * package takes to load. Prints the Markdown tables of its page.
 *
 * @param write - whether to write them into the page as well
 */
export async function benchEndpoint(write: boolean): Promise<void> {
  const key = createSigningKey('zendesk-1');
  const load = await startChild<LoadOrder, LoadReport>('load');
  try {
    await load.tell({ bodies: await requestBodies(key, TOKENS) });
    const onNode = await measureRequestsOnNode(load, key);
    const cold = await measureColdStart(load, key);
    const starts = await measureStartTimes();
    const inWorkerd = await measureRequestsInWorkerd(load, key);
    const goals = goalsTable([...onNode.goals, ...cold.goals, ...starts.goals]);
    const tables = [onNode.table, cold.table, starts.table, inWorkerd, goals].join('\n\n');
    console.info(tables);
    if (!write) return;
    const page = await readFile(PAGE, 'utf8');
    await writeFile(
      PAGE,
      page.replace(PLACE, () => `${tables}\n`),
    );
  } finally {
    load.process.disconnect();
  }
}
