import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const SYSTEM_BROWSERS = [
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser that `CHROMIUM` names, or the system's. */
export const installedBrowser = (): string | undefined =>
  process.env.CHROMIUM ?? SYSTEM_BROWSERS.find((path) => existsSync(path));

interface ChromiumOptions {
  /** Playwright switches the back/forward cache off, unless this asks for it. */
  readonly backForwardCache?: boolean;
}

/**
 * Starts a real Chromium: the one `CHROMIUM` names, the system's, else the one inside
 * `@sparticuz/chromium`, so that nothing has to be installed by hand.
 */
export async function launchChromium({
  backForwardCache = false,
}: ChromiumOptions = {}): Promise<Browser> {
  const ignoreDefaultArgs = backForwardCache ? ['--disable-back-forward-cache'] : [];
  const installed = installedBrowser();
  if (installed)
    return chromium.launch({ executablePath: installed, args: QUIET, ignoreDefaultArgs });
  if (process.env.VITEST && !process.env.CHROMIUM_IS_UNPACKED) {
    throw new Error('A test that needs a browser is in a file named *.browser.test.ts.');
  }
  sparticuz.setGraphicsMode = false;
  return chromium.launch({
    executablePath: await sparticuz.executablePath(),
    args: [...sparticuz.args.filter((flag) => !isUnwanted(flag)).map(inOneFrame), ...QUIET],
    ignoreDefaultArgs,
  });
}

let kept: Promise<Browser> | undefined;

/**
 * Opens the Chromium that all files of tests in this process share, one after the other; outside
 * Vitest, one of its own. What a test does is in contexts, which share nothing but the program.
 */
export function openChromium(): Promise<Browser> {
  if (!process.env.VITEST) return launchChromium();
  kept ??= launchChromium();
  return kept;
}

/** Closes all windows, and outside Vitest the browser, which otherwise ends with the process. */
export async function closeChromium(browser: Browser | undefined): Promise<void> {
  if (!process.env.VITEST) return browser?.close();
  await Promise.all(browser?.contexts().map((context) => context.close()) ?? []);
}

/**
 * Flags that package adds for AWS Lambda: in one process, the browser ends with its first page; and
 * without web security, tests of CORS and mixed content would prove nothing.
 */
const UNWANTED = [
  '--headless',
  '--single-process',
  '--no-zygote',
  '--disable-web-security',
  '--disable-site-isolation-trials',
  '--allow-running-insecure-content',
];

function isUnwanted(flag: string): boolean {
  return UNWANTED.some((unwanted) => flag.startsWith(unwanted));
}

/**
 * Lets a page of the same site load in the frame of the last one. In a new one (Chromium's
 * `RenderDocument`) each takes twice the processor time: 40 loads 10.9 seconds, and so 6.1. It has
 * to be in that package's list: of several Chromium reads the last, Playwright's own included.
 */
function inOneFrame(flag: string): string {
  return flag.startsWith('--disable-features=') ? `${flag},RenderDocument` : flag;
}
