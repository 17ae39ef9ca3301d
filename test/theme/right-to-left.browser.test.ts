import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityProblems } from '../browser/axe.js';
import { pagesOfTemplates, type TemplatePage } from './pages.js';
import { DESKTOP, openSite, PHONE, type Site } from './site.js';

let site: Site;
let pages: TemplatePage[];
let page: Page;

beforeAll(async () => {
  site = await openSite();
  pages = await pagesOfTemplates(site, 'end user');
  page = await (await site.windowOf('end user')).newPage();
});

afterAll(() => site?.close());

/** The templates with the most to mirror. axe-core looks at all of them in English. */
const MIRRORED = ['home_page', 'article_page', 'requests_page', 'new_request_page'];

describe('in a language written from right to left', () => {
  it('the header begins on the right', async () => {
    const ofNobody = await (await site.windowOf('nobody')).newPage();
    await ofNobody.goto(`${site.url}/hc/ar`);
    const logo = await ofNobody.locator('.brand-logo').boundingBox();
    const nav = await ofNobody.locator('.site-nav').boundingBox();

    expect(logo?.x).toBeGreaterThan(nav?.x ?? Number.POSITIVE_INFINITY);
  });

  it('axe-core finds nothing, and nothing sticks out on a desktop or a phone', async () => {
    const sizes = [DESKTOP, PHONE];
    const problems: string[] = [];
    for (const { template, path } of pages) {
      await page.goto(site.url + path.replace('/en-us', '/ar'));
      for (const size of sizes) {
        await page.setViewportSize(size);
        if (size === DESKTOP && MIRRORED.includes(template)) {
          const found = await accessibilityProblems(page);
          problems.push(...found.map((each) => `${template}: ${each}`));
        }
        if (await sticksOut(page))
          problems.push(`${template}, ${size.width} pixels wide: sticks out`);
      }
      // The next page loads as narrow or wide as this one was left.
      sizes.reverse();
    }

    expect(problems).toEqual([]);
  });
});

function sticksOut(page: Page): Promise<boolean> {
  return page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  );
}
