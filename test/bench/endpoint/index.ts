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

/**
 * Measures the token endpoint: requests on Node and in workerd, a cold start, and how long the
 * package takes to load. Prints the Markdown tables of its page.
 */
export async function benchEndpoint(): Promise<void> {
  const key = createSigningKey('zendesk-1');
  const load = await startChild<LoadOrder, LoadReport>('load');
  try {
    await load.tell({ bodies: await requestBodies(key, TOKENS) });
    const onNode = await measureRequestsOnNode(load, key);
    const cold = await measureColdStart(load, key);
    const starts = await measureStartTimes();
    const inWorkerd = await measureRequestsInWorkerd(load, key);
    const goals = goalsTable([...onNode.goals, ...cold.goals, ...starts.goals]);
    console.info([onNode.table, cold.table, starts.table, inWorkerd, goals].join('\n\n'));
  } finally {
    load.process.disconnect();
  }
}
