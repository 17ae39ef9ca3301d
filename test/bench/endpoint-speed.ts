import { type ChildProcess, fork } from 'node:child_process';
import { sign } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import autocannon, { type Result } from 'autocannon';
import { HELP_CENTER } from '../token-endpoint/environment-of.js';
import { createSigningKey, encoded, secondsFromNow } from '../token-endpoint/signing-key.js';
import type { Order, Report, ServerName } from './endpoint-speed-servers.js';

const CONNECTIONS = 64;
// Many short rounds: whatever else the machine does falls on all rows alike.
const SECONDS = 1;
const ROUNDS = 9;
const TOKENS = 10_000;

interface Row {
  readonly name: string;
  readonly url: string;
  /** The bodies of each connection. */
  readonly bodies: (connection: number) => readonly string[];
}

interface Figures {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/**
 * Measures the token endpoint against an empty Hono route and the article's worker, each in turn,
 * nine times, at 64 connections; prints a Markdown table, and what became of a cold start.
 */
export async function benchEndpointSpeed(): Promise<void> {
  const key = createSigningKey('zendesk-1');
  const tokens = await manyTokens(key.privateKey, key.kid);
  const start = (name: ServerName) => startServer(name, key.jwk);
  const servers = {
    bare: await start('bare'),
    empty: await start('empty'),
    baseline: await start('baseline'),
    none: await start('none'),
    helpCenterJwt: await start('helpCenterJwt'),
    cold: await start('helpCenterJwt'),
  };
  try {
    const rows = rowsOf(servers, tokens);
    const cold = await coldStart(servers.cold, tokens);
    for (const row of rows) await measure(row, 2);
    const results = new Map<Row, Figures[]>(rows.map((row) => [row, []]));
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const row of rows) results.get(row)?.push(figures(await measure(row, SECONDS)));
    }
    console.info(`${table(rows, results)}\n\n${cold}`);
  } finally {
    for (const { process } of Object.values(servers)) process.disconnect();
  }
}

function rowsOf(servers: Readonly<Record<ServerName, Server>>, tokens: readonly string[]): Row[] {
  const claims = {
    external_id: 'crm-1042',
    user_email: 'john.smith@example.com',
    user_name: 'John Smith',
  };
  const claim = JSON.stringify(claims);
  const proofs = tokens.map((token) => JSON.stringify({ ...claims, help_center_jwt: token }));
  const share = Math.floor(TOKENS / CONNECTIONS);
  const one = proofs.slice(0, 1);
  return [
    { name: 'an empty Hono route', url: servers.empty.url, bodies: () => [claim] },
    {
      name: 'the article\u2019s worker (baseline)',
      url: servers.baseline.url,
      bodies: () => [claim],
    },
    { name: 'ours, proof `none`', url: servers.none.url, bodies: () => [claim] },
    {
      name: 'ours, `help-center-jwt`, one token',
      url: servers.helpCenterJwt.url,
      bodies: () => one,
    },
    {
      name: 'ours, `help-center-jwt`, 10,000 tokens',
      url: servers.helpCenterJwt.url,
      bodies: (connection) => proofs.slice(connection * share, (connection + 1) * share),
    },
  ];
}

async function measure({ name, url, bodies }: Row, duration: number): Promise<Result> {
  let connection = 0;
  const result = await autocannon({
    url: `${url}/messaging`,
    connections: CONNECTIONS,
    duration,
    method: 'POST',
    headers: HEADERS,
    setupClient(client) {
      client.setRequests(bodies(connection % CONNECTIONS).map((body) => ({ body })));
      connection += 1;
    },
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${name}: ${result.non2xx} refusals, ${result.errors} errors`);
  }
  return result;
}

const HEADERS = { origin: HELP_CENTER, 'content-type': 'text/plain;charset=UTF-8' };

function figures({ requests, latency }: Result): Figures {
  return { perSecond: requests.average, p50: latency.p50, p99: latency.p99 };
}

/** The middle round of each, by requests a second. */
function table(rows: readonly Row[], results: ReadonlyMap<Row, readonly Figures[]>): string {
  const middle = (row: Row) => {
    const sorted = [...(results.get(row) ?? [])].sort((a, b) => a.perSecond - b.perSecond);
    return sorted[Math.floor(sorted.length / 2)] ?? { perSecond: 0, p50: 0, p99: 0 };
  };
  const baseline = rows[1] ? middle(rows[1]).perSecond : 1;
  const lines = rows.map((row) => {
    const { perSecond, p50, p99 } = middle(row);
    const share = `${Math.round((perSecond / baseline) * 100)}%`;
    const count = Math.round(perSecond).toLocaleString('en');
    return `| ${row.name} | ${count} | ${share} | ${p50} ms | ${p99} ms |`;
  });
  return [
    `| Node ${process.versions.node}, ${CONNECTIONS} connections | requests a second | of the baseline | p50 | p99 |`,
    '| --- | ---: | ---: | ---: | ---: |',
    ...lines,
  ].join('\n');
}

/** A thousand users at once, before the endpoint has any key. */
async function coldStart(server: Server, tokens: readonly string[]): Promise<string> {
  let connection = 0;
  const result = await autocannon({
    url: `${server.url}/messaging`,
    connections: 1_000,
    amount: 1_000,
    method: 'POST',
    headers: HEADERS,
    setupClient(client) {
      client.setRequests([{ body: JSON.stringify({ help_center_jwt: tokens[connection] }) }]);
      connection += 1;
    },
  });
  const report = await tell(server.process, { tell: 'keyRequests' });
  const keyRequests = 'keyRequests' in report ? report.keyRequests : 0;
  if (keyRequests !== 1 || result['2xx'] !== 1_000) {
    throw new Error(`cold start: ${result['2xx']} tokens, keys fetched ${keyRequests} times`);
  }
  return (
    `Cold start: 1,000 requests at once got 1,000 tokens, the slowest after ` +
    `${result.latency.max} ms; Zendesk's keys were fetched once (in 50 ms).`
  );
}

interface Server {
  readonly process: ChildProcess;
  readonly url: string;
}

async function startServer(name: ServerName, jwk: object): Promise<Server> {
  const file = fileURLToPath(new URL('./endpoint-speed-servers.ts', import.meta.url));
  const child = fork(file, {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const report = await tell(child, { start: name, jwk });
  return { process: child, url: 'url' in report ? report.url : '' };
}

async function tell(child: ChildProcess, order: Order): Promise<Report> {
  child.send(order);
  const [report] = (await once(child, 'message')) as [Report];
  return report;
}

/** Different users' tokens, signed on several threads. */
function manyTokens(privateKey: Parameters<typeof sign>[2], kid: string): Promise<string[]> {
  const header = encoded(JSON.stringify({ alg: 'RS256', kid }));
  const signed = Array.from({ length: TOKENS }, (_, index) => {
    const claims = {
      userId: 1_000_000_000_000 + index,
      externalId: `crm-${index}`,
      email: `user-${index}@example.com`,
      iat: secondsFromNow(0),
      exp: secondsFromNow(3600),
    };
    return `${header}.${encoded(JSON.stringify(claims))}`;
  });
  const signature = promisify(sign);
  return Promise.all(
    signed.map(async (text) => {
      const bytes = await signature('RSA-SHA256', Buffer.from(text), privateKey);
      return `${text}.${bytes.toString('base64url')}`;
    }),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await benchEndpointSpeed();
}
