import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pagesOfTemplates, type TemplatePage } from './pages.js';
import { accessibilityProblems, DESKTOP, openSite, PHONE, type Site } from './site.js';

let site: Site;
let pages: TemplatePage[];

beforeAll(async () => {
  site = await openSite();
  pages = await pagesOfTemplates(site, 'end user');
});

afterAll(() => site?.close());

/** The templates with the most to mirror. axe-core looks at all of them in English. */
const MIRRORED = ['home_page', 'article_page', 'requests_page', 'new_request_page'];

describe('in a language written from right to left', () => {
  it('the header begins on the right', async () => {
    const window = await site.windowOf('nobody');
    const page = await window.newPage();
    await page.goto(`${site.url}/hc/ar`);
    const logo = await page.locator('.brand-logo').boundingBox();
    const nav = await page.locator('.site-nav').boundingBox();
    await window.close();

    expect(logo?.x).toBeGreaterThan(nav?.x ?? Number.POSITIVE_INFINITY);
  });

  it.each([
    { name: 'desktop', size: DESKTOP },
    { name: 'phone', size: PHONE },
  ])('axe-core finds nothing, and nothing sticks out: $name', async ({ size }) => {
    const window = await site.windowOf('end user', size);
    const page = await window.newPage();
    const problems: string[] = [];
    for (const { template, path } of pages) {
      await page.goto(site.url + path.replace('/en-us', '/ar'));
      const found = MIRRORED.includes(template) ? await accessibilityProblems(page) : [];
      const sticksOut = await page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      problems.push(...found.map((each) => `${template}: ${each}`));
      if (sticksOut) problems.push(`${template}: is wider than the screen`);
    }
    await window.close();

    expect(problems).toEqual([]);
  });
});
