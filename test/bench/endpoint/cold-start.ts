import type { SigningKey } from '../../token-endpoint/signing-key.js';
import { type Goal, markdownTable } from './figures.js';
import { type Load, type Server, startServer } from './requests-on-node.js';

const REQUESTS = 1_000;
/** A third of what it took at first, in milliseconds. */
const LIMIT = 400;

/**
 * A thousand people at once, each with a connection and a Help Center JWT of their own, before the
 * endpoint has answered anything or has any key. A bare server that was just started as well is the
 * limit.
 *
 * @returns a Markdown table, and what became of the goal
 */
export async function measureColdStart(
  load: Load,
  { jwk }: Pick<SigningKey, 'jwk'>,
): Promise<{ table: string; goals: Goal[] }> {
  // What makes the load must not be cold itself.
  await burst(load, await startServer('bare', jwk), 'claim');
  const bare = await burst(load, await startServer('bare', jwk), 'claim');
  const ours = await burst(load, await startServer('helpCenterJwt', jwk), 'manyTokens');
  if (ours.keyRequests !== 1) throw new Error(`keys fetched ${ours.keyRequests} times`);
  const row = (name: string, { slowest, cpu }: Burst) => [
    name,
    `${Math.round(slowest)} ms`,
    `${Math.round(cpu / 1000)} ms`,
  ];
  return {
    table: markdownTable(
      [
        `A cold start: ${REQUESTS.toLocaleString('en')} requests at once`,
        'the slowest',
        'processor time of the server',
      ],
      [
        row('a bare `node:http` server', bare),
        row('ours, `help-center-jwt`; Zendesk\u2019s keys are fetched once, in 50 ms', ours),
      ],
    ),
    goals: [
      {
        what: 'the slowest of 1,000 at a cold start',
        goal: `at most ${LIMIT} ms`,
        measured: `${Math.round(ours.slowest)} ms`,
        isMet: ours.slowest <= LIMIT,
      },
    ],
  };
}

interface Burst {
  /** In milliseconds. */
  readonly slowest: number;
  /** In microseconds. */
  readonly cpu: number;
  readonly keyRequests: number;
}

async function burst(load: Load, server: Server, send: string): Promise<Burst> {
  try {
    const before = await server.cpu();
    const report = await load.tell({ burst: server.url, send, requests: REQUESTS });
    const cpu = (await server.cpu()) - before;
    if (!('slowest' in report) || report.failures > 0) {
      throw new Error(`cold start: ${JSON.stringify(report)}`);
    }
    return { slowest: report.slowest, cpu, keyRequests: await server.keyRequests() };
  } finally {
    server.process.disconnect();
  }
}
