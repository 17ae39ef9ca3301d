import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { followSomething } from './follow-something.js';
import { movements } from './movements.js';
import { pagesOfTemplates, type TemplatePage } from './pages.js';
import { paintWhole } from './paint-whole.js';
import {
  accessibilityProblems,
  COLOR_RULES,
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
    const [desktop, phone] = await Promise.all([
      problemsOf(pages, visitor, DESKTOP),
      problemsOf(pages, visitor, PHONE),
    ]);
    problems = { ...desktop, ...phone };
  });

  it('every template is looked at', () => {
    expect(pages.map(({ template }) => template).sort()).toEqual([...templates].sort());
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
  await paintWhole(page);
  for (const { template, path } of pages) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(site.url + path);
    note(
      'moved',
      template,
      (await movements(page)).map(({ value, what }) => `${value} ${what}`),
    );
    note('light', template, await accessibilityProblems(page));
    await page.emulateMedia({ colorScheme: 'dark' });
    note('dark', template, await accessibilityProblems(page, COLOR_RULES));
    if (size !== PHONE) continue;
    await page.setViewportSize({ width: 320, height: 640 });
    note('too wide', template, await widerThanScreen(page));
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
