import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageRoot } from '../../src/package-root.js';
import { launchChromium } from '../browser/chromium.js';
import { pagesOfTemplates } from '../theme/pages.js';

const STARTS = 5;
const REQUESTS = 25;
const EDITS = 15;

/** What the local Help Center promises, in milliseconds. */
const LIMITS = { start: 1500, page: 30, edit: 300 };

/** Medians, in milliseconds. */
export interface LocalHelpCenterSpeed {
  /** From the command until the home page has come. */
  readonly start: number;
  readonly pages: readonly { readonly template: string; readonly time: number }[];
  /** From a template's edit until its text is on the open page. */
  readonly edit: number;
}

/**
 * Measures the local Help Center as it is shipped, `lib/cli.js dev` on the kit's theme: how long it
 * takes to start, each page over HTTP as an end user gets it, and an edit's way to an open page in
 * Chromium. Prints a Markdown table.
 */
export async function benchLocalHelpCenterSpeed(): Promise<LocalHelpCenterSpeed> {
  const folder = await mkdtemp(join(tmpdir(), 'local-help-center-speed-'));
  try {
    await cp(join(packageRoot, 'theme'), folder, { recursive: true });
    const starts: number[] = [];
    for (let start = 0; start < STARTS; start += 1) {
      const { time, end } = await startDev(folder);
      starts.push(time);
      await end();
    }
    const { url, end } = await startDev(folder);
    try {
      const pages = await measurePages(url);
      const edit = await measureEdits(url, folder);
      const speed = { start: median(starts), pages, edit };
      console.info(table(speed));
      return speed;
    } finally {
      await end();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Dev {
  readonly url: string;
  readonly time: number;
  end(): Promise<void>;
}

async function startDev(folder: string): Promise<Dev> {
  const begin = performance.now();
  const command = spawn(
    process.execPath,
    [join(packageRoot, 'lib/cli.js'), 'dev', folder, '--port', '0'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = new Promise<void>((resolve) => command.once('close', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    let output = '';
    command.stdout.on('data', (chunk) => {
      output += chunk;
      const address = /http:\/\/localhost:\d+/.exec(output)?.[0];
      if (address) resolve(address);
    });
    void ended.then(() => reject(new Error(`dev ended:\n${output}`)));
  });
  await timeOf(`${url}/hc/en-us`);
  return {
    url,
    time: performance.now() - begin,
    async end() {
      command.kill('SIGINT');
      await ended;
    },
  };
}

async function measurePages(url: string): Promise<LocalHelpCenterSpeed['pages']> {
  const cookie = await signInAsJohnSmith(url);
  const pages = await pagesOfTemplates(
    { url, fetchAs: (_visitor, path) => fetch(url + path, { headers: { cookie } }) },
    'end user',
  );
  const times = new Map(pages.map(({ template }) => [template, [] as number[]]));
  for (let request = 0; request < REQUESTS; request += 1) {
    // In turns: whatever else the machine does falls on all pages alike.
    for (const { template, path } of pages) {
      times.get(template)?.push(await timeOf(url + path, cookie));
    }
  }
  return [...times].map(([template, each]) => ({ template, time: median(each) }));
}

async function signInAsJohnSmith(url: string): Promise<string> {
  const { headers } = await fetch(`${url}/access/sign_in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: url },
    body: new URLSearchParams({ person: '1000000000101' }),
  });
  const cookie = headers.getSetCookie()[0]?.split(';')[0];
  if (!cookie) throw new Error('The sign-in as John Smith set no cookie.');
  return cookie;
}

async function timeOf(address: string, cookie = ''): Promise<number> {
  const begin = performance.now();
  const response = await fetch(address, { headers: { cookie } });
  await response.text();
  return performance.now() - begin;
}

async function measureEdits(url: string, folder: string): Promise<number> {
  const template = join(folder, 'templates/home_page.hbs');
  const source = await readFile(template, 'utf8');
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    // The page reports it by itself: Playwright looks only every 100 ms.
    let hear = (_edit: string) => {};
    await page.exposeBinding('tellEdit', (_source, edit: string) => hear(edit));
    await page.addInitScript(tellEditAtOnce);
    await page.goto(`${url}/hc/en-us`);
    const times: number[] = [];
    for (let edit = 0; edit < EDITS; edit += 1) {
      const isThere = new Promise<void>((resolve) => {
        hear = (heard) => heard === `${edit}` && resolve();
      });
      const begin = performance.now();
      await writeFile(template, `<p id="edit">${edit}</p>\n${source}`);
      await isThere;
      times.push(performance.now() - begin);
    }
    return median(times);
  } finally {
    await browser.close();
  }
}

/** Runs in each page: reports which edit it shows, as soon as that is there. */
function tellEditAtOnce(): void {
  new MutationObserver((_records, observer) => {
    const edit = document.getElementById('edit')?.textContent;
    if (!edit) return;
    observer.disconnect();
    window.tellEdit(edit);
  }).observe(document, { childList: true, subtree: true });
}

declare global {
  interface Window {
    tellEdit(edit: string): void;
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

function table({ start, pages, edit }: LocalHelpCenterSpeed): string {
  const row = (name: string, time: number, limit: number) =>
    `| ${name} | ${time.toFixed(time < 100 ? 1 : 0)} ms | ${limit} ms |`;
  return [
    '| local Help Center (medians) | takes | may take |',
    '| --- | --: | --: |',
    row('from the command to the home page', start, LIMITS.start),
    row("from a template's edit to its text on the open page", edit, LIMITS.edit),
    ...pages.map(({ template, time }) => row(`\`${template}\``, time, LIMITS.page)),
  ].join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await benchLocalHelpCenterSpeed();
}
