import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { packageRoot } from '../../src/package-root.js';
import { launchChromium } from '../browser/chromium.js';
import { HELP_CENTER_USER, jQuery, pageOf, VARIANTS, type Variant } from './page-speed-pages.js';
import { pageSpeedPicture } from './page-speed-picture.js';

/** Added to each answer, in milliseconds: a visitor some way off. */
const DELAY = 80;
const RUNS = 11;

/** One page, measured; milliseconds since it was asked for. */
export interface PageTimes {
  firstContentfulPaint: number;
  domContentLoaded: number;
  /** Until the token reaches the messenger; `null` without a block. */
  token: number | null;
  /** The same, since the head was parsed, less the time its requests took. */
  tokenWithoutRequests: number | null;
  /** The block's own: jQuery, Zendesk's APIs, the token endpoint. */
  requests: number;
  /** The block's own, gzipped: what it adds to the page, and its answers without their headers. */
  bytes: number;
}

export interface PageSpeed {
  readonly delay: number;
  readonly runs: number;
  /** Medians, of the first page of a visit and of the second. */
  readonly results: Readonly<Record<Variant, { first: PageTimes; second: PageTimes }>>;
}

/**
 * Measures what a block costs the visitor: the same page without one, with this one, and with one
 * that does what the article's did, in one Chromium, in turns.
 *
 * Prints a table, writes `test/bench/results/page-speed.json` and the README's picture.
 */
export async function benchPageSpeed(): Promise<PageSpeed> {
  const server = await startServer();
  const browser = await launchChromium();
  try {
    const runs = new Map(VARIANTS.map((variant) => [variant, [] as Visit[]]));
    for (let run = 0; run <= RUNS; run += 1) {
      for (const variant of VARIANTS) {
        const visit = await measureVisit(browser, server, variant);
        // The first round warms the browser and the server up.
        if (run > 0) runs.get(variant)?.push(visit);
      }
    }
    const results = Object.fromEntries(
      [...runs].map(([variant, visits]) => [variant, mediansOf(visits)]),
    ) as PageSpeed['results'];
    const speed: PageSpeed = { delay: DELAY, runs: RUNS, results };
    print(speed);
    await save(speed);
    return speed;
  } finally {
    await browser.close();
    await server.close();
  }
}

interface Visit {
  first: PageTimes;
  second: PageTimes;
}

interface BenchServer {
  origin: string;
  /** Bytes and number of the block's own answers since the last call. */
  taken(): { requests: number; bytes: number };
  close(): Promise<void>;
}

async function startServer(): Promise<BenchServer> {
  let own = { requests: 0, bytes: 0 };
  const library = gzipSync(await jQuery(), { level: 9 });
  const pages = new Map<string, Buffer>();
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const ownAnswer = (type: string, body: string | Buffer, headers = {}) => {
      const bytes = typeof body === 'string' ? gzipSync(body) : body;
      own = { requests: own.requests + 1, bytes: own.bytes + bytes.length };
      response.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip', ...headers });
      response.end(bytes);
    };
    await new Promise((resolve) => setTimeout(resolve, DELAY));
    if (pathname === '/jquery.js') {
      return ownAnswer('text/javascript', library, { 'cache-control': 'max-age=3600' });
    }
    if (pathname.endsWith('/users/me.json')) {
      return ownAnswer(
        'application/json',
        JSON.stringify({ user: { id: 1, ...HELP_CENTER_USER } }),
      );
    }
    if (pathname.endsWith('/integration/token')) {
      const { email } = HELP_CENTER_USER;
      return ownAnswer('application/json', JSON.stringify({ token: jwt({ userId: 1, email }) }));
    }
    if (pathname === '/messaging') return ownAnswer('text/plain', jwt({ external_id: '1' }));
    if (pathname === '/style.css') {
      response.writeHead(200, { 'content-type': 'text/css' });
      return response.end('body { font: 16px sans-serif; max-width: 60em; margin: auto }');
    }
    const variant = VARIANTS[Number(pathname.slice(1))];
    if (!variant) return response.writeHead(404).end();
    const page = pages.get(pathname) ?? gzipSync(await pageOf(variant, `${origin()}/messaging`));
    pages.set(pathname, page);
    const bare = gzipSync(await pageOf('without a block', '')).length;
    own = { ...own, bytes: own.bytes + page.length - bare };
    response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' });
    return response.end(page);
  };

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: origin(),
    taken() {
      const taken = own;
      own = { requests: 0, bytes: 0 };
      return taken;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function jwt(claims: Record<string, unknown>): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const iat = Math.floor(Date.now() / 1000);
  return `${part({ alg: 'HS256' })}.${part({ ...claims, iat, exp: iat + 300 })}.c2lnbmF0dXJl`;
}

/** A visit of two pages, by somebody who was never here before. */
async function measureVisit(
  browser: Browser,
  server: BenchServer,
  variant: Variant,
): Promise<Visit> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const url = `${server.origin}/${VARIANTS.indexOf(variant)}`;
    const measure = async (address: string): Promise<PageTimes> => {
      server.taken();
      await page.goto(address);
      const times = await timesOf(page, variant !== 'without a block');
      return { ...times, ...server.taken() };
    };
    return { first: await measure(url), second: await measure(`${url}?page=2`) };
  } finally {
    await context.close();
  }
}

/** Waits for the first paint, and for the token where one is to come. */
async function timesOf(page: Page, tokenComes: boolean) {
  await page.waitForFunction('performance.getEntriesByName("first-contentful-paint").length > 0');
  if (tokenComes) await page.waitForFunction('window.tokenAt');
  return page.evaluate(() => {
    const bench = window as unknown as { tokenAt?: number; headParsed: number };
    const [paint] = performance.getEntriesByName('first-contentful-paint');
    const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return {
      firstContentfulPaint: paint?.startTime ?? Number.NaN,
      domContentLoaded: entry?.domContentLoadedEventStart ?? Number.NaN,
      token: bench.tokenAt ?? null,
      tokenWithoutRequests: bench.tokenAt
        ? performance
            .getEntriesByType('resource')
            .filter(({ name }) => /\/(token|messaging)$/.test(name))
            .reduce((left, { duration }) => left - duration, bench.tokenAt - bench.headParsed)
        : null,
    };
  });
}

function mediansOf(visits: readonly Visit[]): Visit {
  const of = (which: 'first' | 'second'): PageTimes => {
    const pages = visits.map((visit) => visit[which]);
    return {
      firstContentfulPaint: median(pages.map((page) => page.firstContentfulPaint)),
      domContentLoaded: median(pages.map((page) => page.domContentLoaded)),
      token: medianIfAny(pages.map((page) => page.token)),
      tokenWithoutRequests: medianIfAny(pages.map((page) => page.tokenWithoutRequests)),
      requests: median(pages.map((page) => page.requests)),
      bytes: median(pages.map((page) => page.bytes)),
    };
  };
  return { first: of('first'), second: of('second') };
}

function medianIfAny(numbers: readonly (number | null)[]): number | null {
  const known = numbers.filter((number) => number !== null);
  return known.length ? median(known) : null;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

function print({ delay, runs, results }: PageSpeed): void {
  console.log(`\nPage speed: medians of ${runs} runs in turns, ${delay} ms added to each request`);
  const rows = VARIANTS.flatMap((variant) =>
    (['first', 'second'] as const).map((which) => {
      const times = results[variant][which];
      const { firstContentfulPaint, domContentLoaded, token, requests, bytes } = times;
      return {
        '': `${variant}, ${which} page`,
        'first paint (ms)': Math.round(firstContentfulPaint),
        'DOMContentLoaded (ms)': Math.round(domContentLoaded),
        'token (ms)': token === null ? '' : Math.round(token),
        requests,
        bytes,
      };
    }),
  );
  console.table(rows);
  const { first, second } = results['with this block'];
  console.log(
    `With this block, after the head was parsed, the token took its requests and ${Math.round(first.tokenWithoutRequests ?? 0)} ms on the first page, and ${Math.round(second.tokenWithoutRequests ?? 0)} ms without a request on the second.`,
  );
}

async function save(speed: PageSpeed): Promise<void> {
  const folder = join(packageRoot, 'test', 'bench', 'results');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'page-speed.json'), `${JSON.stringify(speed, null, 2)}\n`);
  const picture = fileURLToPath(new URL('./page-speed.svg', import.meta.url));
  await writeFile(picture, pageSpeedPicture(speed));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await benchPageSpeed();
