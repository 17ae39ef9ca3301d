import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { followSomething } from './follow-something.js';
import { type Movement, movements } from './movements.js';
import { pagesOfTemplates, type TemplatePage } from './pages.js';
import { DESKTOP, openSite, PHONE, type Site } from './site.js';

// npx tsx test/theme/slow-arrival.ts: how far each page's parts move (CLS) when it arrives element
// by element, as through a very slow connection, and what moves. It takes a minute.

/** More than a frame: what has arrived is painted before the next element comes. */
const PAUSE_MS = 30;
const WINDOWS_AT_ONCE = 6;
const ELEMENT = /(?=<(?!\/|script|svg|path|option))/;

interface Arrival {
  readonly name: string;
  readonly moved: readonly Movement[];
}

/** Passes everything on to the site, its pages slowly. */
async function slowly(site: Site): Promise<{ url: string; server: Server }> {
  const { hostname, port } = new URL(site.url);
  const server = createServer((asked, answer) => {
    const headers = { ...asked.headers, 'accept-encoding': 'identity' };
    const passedOn = request(
      { hostname, port, path: asked.url, method: asked.method, headers },
      async (given) => {
        const { 'content-length': _, ...rest } = given.headers;
        answer.writeHead(given.statusCode ?? 500, rest);
        const isPage = rest['content-type']?.startsWith('text/html') ?? false;
        // A window that closes, or the site at the end, breaks connections off: nothing is lost.
        const body = isPage ? elements(await given.toArray()) : given;
        await pipeline(body, answer).catch(() => answer.destroy());
      },
    );
    asked.pipe(passedOn);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return { url: `http://localhost:${(server.address() as AddressInfo).port}`, server };
}

async function* elements(chunks: Buffer[]): AsyncGenerator<string> {
  const [head = '', body = ''] = Buffer.concat(chunks)
    .toString()
    .split(/(?=<body)/);
  yield head;
  for (const element of body.split(ELEMENT)) {
    yield element;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

async function arrivalOf(
  { template, path }: TemplatePage,
  size: typeof PHONE,
  site: Site,
  url: string,
): Promise<Arrival> {
  const window = await site.windowOf('end user', size);
  const page = await window.newPage();
  await page.goto(url + path, { timeout: 120_000 });
  const moved = await movements(page);
  await window.close();
  return { name: `${template}, ${size.width} pixels`, moved };
}

const site = await openSite();
await followSomething(await (await site.windowOf('end user')).newPage(), site.url);
const { url, server } = await slowly(site);
const pages = await pagesOfTemplates(site, 'end user');
const waiting = [PHONE, DESKTOP].flatMap((size) => pages.map((page) => ({ page, size })));
const arrivals: Arrival[] = [];
const work = async () => {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    arrivals.push(await arrivalOf(next.page, next.size, site, url));
  }
};
await Promise.all(Array.from({ length: WINDOWS_AT_ONCE }, work));
server.close();
await site.close();

const sum = ({ moved }: Arrival) => moved.reduce((total, { value }) => total + value, 0);
const furthest = arrivals.sort((one, other) => sum(other) - sum(one));
for (const arrival of furthest) {
  const what = arrival.moved.map(({ value, what }) => `${what} (${value.toFixed(4)})`);
  console.info(
    `${sum(arrival).toFixed(4)} ${arrival.name}${what.length ? `: ${what.join('; ')}` : ''}`,
  );
}
