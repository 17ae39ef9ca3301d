import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pagesOfTemplates, type TemplatePage } from './pages.js';
import {
  accessibilityProblems,
  DESKTOP,
  openSite,
  PHONE,
  type Site,
  type Visitor,
} from './site.js';

let site: Site;

beforeAll(async () => {
  site = await openSite();
});

afterAll(() => site?.close());

/** What only somebody signed in comes to see. */
const SIGNED_IN_ONLY = [
  'requests_page',
  'request_page',
  'contributions_page',
  'subscriptions_page',
];

describe.each<Visitor>(['nobody', 'end user', 'agent'])('seen by %s', (visitor) => {
  let pages: TemplatePage[];
  let problems: Problems;

  beforeAll(async () => {
    pages = await pagesOfTemplates(site, visitor);
    const [desktop, phone] = await Promise.all([
      problemsOf(pages, visitor, DESKTOP),
      problemsOf(pages, visitor, PHONE),
    ]);
    problems = { ...desktop, ...phone };
  });

  it('every template is looked at', () => {
    const seen = pages.map(({ template }) => template);

    expect(seen).toEqual(expect.arrayContaining(['article_page', 'community_post_page']));
    if (visitor !== 'nobody') expect(seen).toEqual(expect.arrayContaining(SIGNED_IN_ONLY));
  });

  it.each(['desktop, light', 'desktop, dark', 'phone, light', 'phone, dark'])(
    'axe-core finds nothing on any page: %s',
    (setting) => {
      expect(problems[setting]).toEqual([]);
    },
  );

  it.each(['desktop', 'phone'])('nothing moves while a page loads: %s', (size) => {
    expect(problems[`${size}, moved`]).toEqual([]);
  });

  it('no page is wider than a screen of 320 pixels', () => {
    expect(problems['phone, too wide']).toEqual([]);
  });
});

type Problems = Record<string, string[]>;

/** Looks at each page once in a window of `size`: as it loads, in light, in dark, and narrow. */
async function problemsOf(
  pages: readonly TemplatePage[],
  visitor: Visitor,
  size: typeof DESKTOP,
): Promise<Problems> {
  const name = size === PHONE ? 'phone' : 'desktop';
  const problems: Problems = {};
  const note = (setting: string, template: string, found: readonly string[]) => {
    problems[`${name}, ${setting}`] ??= [];
    problems[`${name}, ${setting}`]?.push(...found.map((each) => `${template}: ${each}`));
  };
  const window = await site.windowOf(visitor, size);
  const page = await window.newPage();
  for (const { template, path } of pages) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(site.url + path);
    note('moved', template, await movements(page));
    note('light', template, await accessibilityProblems(page));
    await page.emulateMedia({ colorScheme: 'dark' });
    note('dark', template, await accessibilityProblems(page));
    if (size !== PHONE) continue;
    await page.setViewportSize({ width: 320, height: 640 });
    note('too wide', template, await widerThanScreen(page));
  }
  await window.close();
  return problems;
}

/** The layout shifts since the page began to load, as Chromium reports them. */
function movements(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const shifts: string[] = [];
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            const { value, sources } = entry as unknown as LayoutShift;
            const moved = sources.map(({ node }) => (node as Element | null)?.className ?? 'text');
            shifts.push(`${value.toFixed(4)} ${moved.join(', ')}`);
          }
        }).observe({ type: 'layout-shift', buffered: true });
        // Entries are handed over after the next frame has been painted.
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(shifts))));
      }),
  );
}

interface LayoutShift {
  readonly value: number;
  readonly sources: readonly { readonly node: Node | null }[];
}

function widerThanScreen(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    );
    return [`${scrollWidth} pixels: ${wide.map(({ className }) => className).join(', ')}`];
  });
}
