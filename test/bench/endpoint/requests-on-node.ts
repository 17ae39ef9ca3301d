import type { ChildProcess } from 'node:child_process';
import type { SigningKey } from '../../token-endpoint/signing-key.js';
import { type Child, startChild } from './child.js';
import { type Goal, markdownTable, median, percent } from './figures.js';
import type { LoadOrder, LoadReport } from './load.js';
import type { Order, Report, ServerName } from './servers.js';

const CONNECTIONS = 64;
// Short rounds in turns: whatever else the machine does falls on all rows alike.
const SECONDS = 3;
const ROUNDS = 8;

interface Row {
  readonly name: string;
  readonly server: ServerName;
  /** Which bodies the load sends. */
  readonly send: string;
}

const BARE: Row = { name: 'a bare `node:http` server', server: 'bare', send: 'claim' };
const BASELINE: Row = {
  name: 'the article\u2019s worker, which checks nothing',
  server: 'baseline',
  send: 'claim',
};
const NONE: Row = { name: 'ours, proof `none`', server: 'none', send: 'claim' };
const ONE_TOKEN: Row = {
  name: 'ours, `help-center-jwt`, one token',
  server: 'helpCenterJwt',
  send: 'oneToken',
};
const MANY_TOKENS: Row = {
  name: 'ours, `help-center-jwt`, 10,000 tokens',
  server: 'helpCenterJwt',
  send: 'manyTokens',
};
const ROWS = [BARE, BASELINE, NONE, ONE_TOKEN, MANY_TOKENS];

interface Round {
  readonly perSecond: number;
  /** In milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Processor time of the server, in microseconds for each request. */
  readonly cpu: number;
}

export type Load = Child<LoadOrder, LoadReport>;

/**
 * Measures the token endpoint on Node against a bare server and the article's worker, each in a
 * process of its own and in turns.
 *
 * @returns a Markdown table, and what became of the goals
 */
export async function measureRequestsOnNode(
  load: Load,
  { jwk }: Pick<SigningKey, 'jwk'>,
): Promise<{ table: string; goals: Goal[] }> {
  const names = [...new Set(ROWS.map(({ server }) => server))];
  const servers = new Map(
    await Promise.all(names.map(async (name) => [name, await startServer(name, jwk)] as const)),
  );
  const measure = async ({ name, server: serverName, send }: Row, seconds: number) => {
    const server = servers.get(serverName);
    if (!server) throw new Error(`${serverName} has not been started`);
    const before = await server.cpu();
    const connections = CONNECTIONS;
    const report = await load.tell({ url: server.url, send, connections, seconds });
    const after = await server.cpu();
    if (!('perSecond' in report) || report.failures > 0) {
      throw new Error(`${name}: ${JSON.stringify(report)}`);
    }
    const { requests, perSecond, p50, p99 } = report;
    return { perSecond, p50, p99, cpu: (after - before) / requests };
  };
  try {
    const results = new Map<Row, Round[]>(ROWS.map((row) => [row, []]));
    for (const row of ROWS) await measure(row, SECONDS);
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const row of ROWS) results.get(row)?.push(await measure(row, SECONDS));
    }
    return { table: table(results), goals: goals(results) };
  } finally {
    for (const { process } of servers.values()) process.disconnect();
  }
}

type Results = ReadonlyMap<Row, readonly Round[]>;

function of(results: Results, row: Row, figure: keyof Round): number {
  return median((results.get(row) ?? []).map((round) => round[figure]));
}

/** Round by round, since what else the machine did was much the same then. */
function share(results: Results, row: Row, reference: Row): number {
  const references = results.get(reference) ?? [];
  return median(
    (results.get(row) ?? []).map(
      ({ perSecond }, round) => perSecond / (references[round]?.perSecond ?? Number.NaN),
    ),
  );
}

function table(results: Results): string {
  const rows = ROWS.map((row) => [
    row.name,
    Math.round(of(results, row, 'perSecond')).toLocaleString('en'),
    percent(share(results, row, BARE)),
    percent(share(results, row, BASELINE)),
    `${Math.round(of(results, row, 'cpu'))} µs`,
    `${of(results, row, 'p50')} ms`,
    `${of(results, row, 'p99')} ms`,
  ]);
  return markdownTable(
    [
      `Node ${process.versions.node}, ${CONNECTIONS} connections`,
      'requests a second',
      'of the bare server',
      'of the article\u2019s worker',
      'processor time a request',
      'p50',
      'p99',
    ],
    rows,
  );
}

function goals(results: Results): Goal[] {
  const atLeast = (row: Row, reference: Row, least: number, what: string): Goal => {
    const measured = share(results, row, reference);
    return {
      what,
      goal: `at least ${percent(least)}`,
      measured: percent(measured),
      isMet: measured >= least,
    };
  };
  const tails = [NONE, ONE_TOKEN, MANY_TOKENS].map((row): Goal => {
    const measured = of(results, row, 'p99') / of(results, row, 'p50');
    return {
      what: `p99 of p50, ${row.name}`,
      goal: 'at most 3 times',
      measured: `${measured.toFixed(1)} times`,
      isMet: measured <= 3,
    };
  });
  return [
    atLeast(NONE, BARE, 0.6, 'proof `none`, of the bare server'),
    atLeast(MANY_TOKENS, BASELINE, 1, '10,000 tokens, of the article\u2019s worker'),
    atLeast(ONE_TOKEN, BASELINE, 1.3, 'one token, of the article\u2019s worker'),
    ...tails,
  ];
}

/** One of the servers that are measured, in a process of its own. */
export interface Server {
  readonly process: ChildProcess;
  /** Where tokens are asked for. */
  readonly url: string;
  /** Processor time since its start, in microseconds. */
  cpu(): Promise<number>;
  /** How often it has fetched Zendesk's keys. */
  keyRequests(): Promise<number>;
}

export async function startServer(start: ServerName, jwk: object): Promise<Server> {
  const { process, tell } = await startChild<Order, Report>('servers');
  const figure = async (order: Order) => Number(Object.values(await tell(order))[0]);
  const report = await tell({ start, jwk });
  if (!('url' in report)) throw new Error(`${start} has not started`);
  return {
    process,
    url: `${report.url}/messaging`,
    cpu: () => figure({ tell: 'cpu' }),
    keyRequests: () => figure({ tell: 'keyRequests' }),
  };
}
