import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isInTheme, pages as pageDefinitions } from '../../src/guide/pages/index.js';
import { FRAME_TEMPLATES, PARTIALS_FOLDER } from '../../src/guide/theme/index.js';
import { accessibilityProblems, bringAxe } from '../browser/axe.js';
import { followSomething } from './follow-something.js';
import { kitTheme } from './kit-theme.js';
import { movements } from './movements.js';
import {
  pagesOfTemplates,
  pagesWithEveryElement,
  type ReachedPage,
  reachablePages,
  type TemplatePage,
} from './pages.js';
import { paintWhole } from './paint-whole.js';
import { DESKTOP, openSite, type Site, type Visitor } from './site.js';

let site: Site;

beforeAll(async () => {
  site = await openSite();
});

afterAll(() => site?.close());

const FOR_EVERYBODY = [
  'home_page',
  'category_page',
  'section_page',
  'article_page',
  'community_topic_list_page',
  'community_topic_page',
  'community_post_list_page',
  'community_post_page',
  'new_request_page',
  'user_profile_page',
  'user_profile_page, badges',
  'user_profile_page, posts',
  'user_profile_page, comments',
  'search_results',
  'search_results without results',
  'custom_pages/contact',
  'error_page',
];

const FOR_PEOPLE_SIGNED_IN = [
  'new_community_post_page',
  'requests_page',
  'request_page',
  'contributions_page',
  'subscriptions_page',
];

/** To agents only these differ: they have a menu for each comment. */
const FOR_AGENTS = ['article_page', 'community_post_page', 'user_profile_page'];

it('has every template and every page object of the theme in a list', async () => {
  const theme = await kitTheme();
  const around = (template: string) =>
    FRAME_TEMPLATES.includes(template) || template.startsWith(`${PARTIALS_FOLDER}/`);
  const templates = [...theme.templates.keys()].filter((template) => !around(template));
  // Of custom pages each template is one.
  const ofPages = pageDefinitions
    .filter((page) => isInTheme(page, { theme }) && page.template !== 'custom_page')
    .map(({ template }) => template);
  // `user_profile_page, badges` and `search_results without results` are of the template first named.
  const listed = [...FOR_EVERYBODY, ...FOR_PEOPLE_SIGNED_IN].map((name) => name.split(/,? /)[0]);

  expect([...new Set(listed)].sort()).toEqual([...new Set([...templates, ...ofPages])].sort());
});

/** The width down to which WCAG 2 (1.4.10) wants no scrolling sideways. */
const PHONE = { width: 320, height: 640 };

/** How a page can be looked at: in a window of which size, on a device in light or in dark. */
interface Look {
  readonly size: typeof DESKTOP;
  readonly scheme: 'light' | 'dark';
}

const LOOKS: readonly Look[] = [DESKTOP, PHONE].flatMap((size) =>
  (['light', 'dark'] as const).map((scheme) => ({ size, scheme })),
);

/**
 * Two looks for each template that differ in both: each template is seen in both sizes and both
 * schemes, and each size in each scheme with a quarter of the templates. The other two would show
 * nothing new: the layout of `style.css` does not depend on the scheme, nor its colours, but one,
 * on the size. What everybody sees, nobody sees in the first look and people who are signed in in
 * the second; what only they see, they see in both.
 */
function looksOf(template: string, visitor: Visitor): readonly Look[] {
  const templates = [...FOR_EVERYBODY, ...FOR_PEOPLE_SIGNED_IN];
  const first = templates.indexOf(template) % LOOKS.length;
  const looks = [first, LOOKS.length - 1 - first].flatMap((index) => LOOKS[index] ?? []);
  if (FOR_PEOPLE_SIGNED_IN.includes(template)) return looks;
  return visitor === 'nobody' ? looks.slice(0, 1) : looks.slice(1);
}

/** Each visitor reaches some seventy pages. */
describe.each<{ visitor: Visitor; templates: string[] }>([
  { visitor: 'nobody', templates: FOR_EVERYBODY },
  { visitor: 'end user', templates: [...FOR_EVERYBODY, ...FOR_PEOPLE_SIGNED_IN] },
  { visitor: 'agent', templates: FOR_AGENTS },
])('of the pages that $visitor reaches', ({ visitor, templates }) => {
  let reached: ReachedPage[];
  let pages: TemplatePage[];
  let seen: Seen;

  beforeAll(async () => {
    const window = await site.windowOf(visitor);
    await bringAxe(window);
    const page = await window.newPage();
    if (visitor === 'end user') await followSomething(page, site.url);
    reached = await reachablePages(site, visitor);
    const all = await pagesOfTemplates(site, visitor);
    pages = all.filter(({ template }) => templates.includes(template));
    seen = await lookAt(page, pages, reached, visitor);
    await window.close();
  });

  it('every page is there', () => {
    expect(reached.filter(({ status }) => status !== 200)).toEqual([]);
    expect(reached.length).toBeGreaterThan(10);
  });

  it('every page names only images, scripts and styles that are there', async () => {
    const resources = new Set(reached.flatMap(({ html }) => resourcesOf(html)));
    const missing: string[] = [];
    for (const resource of resources) {
      const { status } = await site.fetchAs(visitor, resource);
      if (status !== 200) missing.push(`${resource}: ${status}`);
    }
    expect(missing).toEqual([]);
    expect(resources.size).toBeGreaterThan(3);
  });

  it('every template is looked at', () => {
    expect(pages.map(({ template }) => template).sort()).toEqual([...templates].sort());
  });

  it('none has an error', () => {
    expect(seen.errors).toEqual([]);
  });

  it('all wait for nothing but the stylesheet', () => {
    expect([...seen.waitedFor]).toEqual(['style.css']);
  });

  it('axe-core finds nothing on any page', () => {
    expect(seen.axe).toEqual([]);
  });

  it('nothing moves while a page loads', () => {
    expect(seen.moved).toEqual([]);
  });

  it('no page is wider than a screen of 320 pixels', () => {
    expect(seen.tooWide).toEqual([]);
  });
});

/** What was seen on the pages: all but `waitedFor` are problems. */
interface Seen {
  readonly errors: string[];
  readonly waitedFor: Set<string>;
  readonly axe: string[];
  readonly moved: string[];
  readonly tooWide: string[];
}

/**
 * Looks at a page of each template as it loads, and then when it is narrow; and opens as many of
 * the others as it takes to have had each kind of element.
 */
async function lookAt(
  page: Page,
  templatePages: readonly TemplatePage[],
  reached: readonly ReachedPage[],
  visitor: Visitor,
): Promise<Seen> {
  const seen: Seen = { errors: [], waitedFor: new Set(), axe: [], moved: [], tooWide: [] };
  noteErrors(page, seen.errors);
  await paintWhole(page);
  const open = async (path: string) => {
    await page.goto(site.url + path);
    for (const name of await page.evaluate(resourcesThatBlock)) seen.waitedFor.add(name);
  };

  for (const look of LOOKS) {
    const { size, scheme } = look;
    await page.emulateMedia({ colorScheme: scheme });
    for (const { template, path } of templatePages) {
      if (!looksOf(template, visitor).includes(look)) continue;
      const where = `${template}, ${size === PHONE ? 'phone' : 'desktop'}, ${scheme}`;
      await page.setViewportSize(size);
      await open(path);
      const moved = await movements(page);
      seen.moved.push(...moved.map(({ value, what }) => `${where}: ${value} ${what}`));
      const found = await accessibilityProblems(page);
      seen.axe.push(...found.map((each) => `${where}: ${each}`));
      await page.setViewportSize(PHONE);
      seen.tooWide.push(...(await widerThanScreen(page)).map((each) => `${where}: ${each}`));
    }
  }

  const opened = new Set(templatePages.map(({ path }) => path));
  for (const { path } of pagesWithEveryElement(reached, opened)) await open(path);
  return seen;
}

function noteErrors(page: Page, errors: string[]): void {
  page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    // Chromium's own words on the status of the error page.
    const isAboutThePage = message.location().url === page.url();
    if (isAboutThePage && message.text().includes('a status of 404')) return;
    errors.push(`${page.url()}: ${message.text()}`);
  });
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

/** What a page loads from its own site: `src`, and the `href` of `<link>`. */
function resourcesOf(html: string): string[] {
  const named = html.matchAll(/<(?:img|script)\b[^>]*\ssrc="([^"]+)"|<link\b[^>]*>/g);
  return [...named].flatMap(([tag, source]) => {
    const isLoaded = source !== undefined || /\srel="(?:[^"]* )?(?:stylesheet|icon)"/.test(tag);
    const address = source ?? /\shref="([^"]+)"/.exec(tag)?.[1];
    if (!isLoaded || !address) return [];
    const { origin, href } = new URL(address.replaceAll('&amp;', '&'), site.url);
    return origin === site.url ? [href] : [];
  });
}

/** In the page: the names of the files that had to be there before it was painted. */
function resourcesThatBlock(): string[] {
  return performance
    .getEntriesByType('resource')
    .filter(
      (entry) =>
        (entry as PerformanceResourceTiming & Blocking).renderBlockingStatus === 'blocking',
    )
    .map(({ name }) => new URL(name).pathname.split('/').at(-1) ?? '');
}

/** Chromium's, not in TypeScript's DOM yet. */
interface Blocking {
  readonly renderBlockingStatus: 'blocking' | 'non-blocking';
}
