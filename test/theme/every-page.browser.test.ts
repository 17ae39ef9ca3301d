import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityProblems, bringAxe } from '../browser/axe.js';
import { followSomething } from './follow-something.js';
import { movements } from './movements.js';
import { pagesOfTemplates, type TemplatePage } from './pages.js';
import { paintWhole } from './paint-whole.js';
import { DESKTOP, openSite, PHONE, type Site, type Visitor } from './site.js';

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

describe.each<{ visitor: Visitor; templates: string[] }>([
  { visitor: 'nobody', templates: FOR_EVERYBODY },
  { visitor: 'end user', templates: [...FOR_EVERYBODY, ...FOR_PEOPLE_SIGNED_IN] },
  { visitor: 'agent', templates: FOR_AGENTS },
])('seen by $visitor', ({ visitor, templates }) => {
  let pages: TemplatePage[];
  let problems: Problems;

  beforeAll(async () => {
    if (visitor === 'end user') await followSomething(site);
    const all = await pagesOfTemplates(site, visitor);
    pages = all.filter(({ template }) => templates.includes(template));
    problems = await problemsOf(pages, visitor);
  });

  it('every template is looked at', () => {
    expect(pages.map(({ template }) => template).sort()).toEqual([...templates].sort());
  });

  it('axe-core finds nothing on any page', () => {
    expect(problems.axe).toEqual([]);
  });

  it('nothing moves while a page loads', () => {
    expect(problems.moved).toEqual([]);
  });

  it('no page is wider than a screen of 320 pixels', () => {
    expect(problems.tooWide).toEqual([]);
  });
});

interface Problems {
  readonly axe: string[];
  readonly moved: string[];
  readonly tooWide: string[];
}

/** Looks at each page as it loads, and then when it is narrow. */
async function problemsOf(pages: readonly TemplatePage[], visitor: Visitor): Promise<Problems> {
  const problems: Problems = { axe: [], moved: [], tooWide: [] };
  const window = await site.windowOf(visitor);
  await bringAxe(window);
  const page = await window.newPage();
  await paintWhole(page);
  for (const { template, path } of pages) {
    const looks = looksOf(template, visitor);
    for (const { size, scheme } of looks) {
      const where = `${template}, ${size === PHONE ? 'phone' : 'desktop'}, ${scheme}`;
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme: scheme });
      await page.goto(site.url + path);
      const moved = await movements(page);
      problems.moved.push(...moved.map(({ value, what }) => `${where}: ${value} ${what}`));
      const found = await accessibilityProblems(page);
      problems.axe.push(...found.map((each) => `${where}: ${each}`));
    }
    await page.setViewportSize({ width: 320, height: 640 });
    problems.tooWide.push(...(await widerThanScreen(page)).map((each) => `${template}: ${each}`));
  }
  await window.close();
  return problems;
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
