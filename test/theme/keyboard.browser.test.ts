import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESKTOP, openSite, PHONE, type Site, type Visitor } from './site.js';

let site: Site;
/** One for each visitor: each test loads the page again. */
const pages = new Map<Visitor, Page>();

beforeAll(async () => {
  site = await openSite();
});

afterAll(() => site?.close());

async function homePage(visitor: Visitor, size = DESKTOP): Promise<Page> {
  const page = pages.get(visitor) ?? (await (await site.windowOf(visitor)).newPage());
  pages.set(visitor, page);
  await page.setViewportSize(size);
  await page.goto(`${site.url}/hc/en-us`);
  return page;
}

/** Presses Tab until the element is in focus; gives up after a page's worth of links. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await page.evaluate((each) => document.activeElement?.matches(each), selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${selector}`);
}

const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.id || document.activeElement?.className);

describe('by keyboard alone', () => {
  it('the first stop is a link past the header, visible when it has the focus', async () => {
    const page = await homePage('nobody');
    await page.keyboard.press('Tab');

    expect(await focused(page)).toBe('skip-link');
    expect((await page.locator('.skip-link').boundingBox())?.y).toBeGreaterThanOrEqual(0);
  });

  it('that link leads to the content', async () => {
    const page = await homePage('nobody');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');

    expect(await focused(page)).toBe('main-content');
  });

  it('the menu of the person signed in opens, is walked through, and closes by Escape', async () => {
    const page = await homePage('end user');
    const menu = page.locator('.site-nav .menu');
    await tabTo(page, '.site-nav summary');
    await page.keyboard.press('Enter');
    expect(await menu.getAttribute('open')).not.toBeNull();

    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('.menu-list') !== null)).toBe(
      true,
    );

    await page.keyboard.press('Escape');
    expect(await menu.getAttribute('open')).toBeNull();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY');
  });

  it('a menu closes when the focus leaves it', async () => {
    const page = await homePage('end user');
    await tabTo(page, '.site-nav summary');
    await page.keyboard.press('Enter');
    await tabTo(page, '.hero input');

    expect(await page.locator('.site-nav .menu').getAttribute('open')).toBeNull();
  });

  it('on phones the navigation opens and closes', async () => {
    const page = await homePage('nobody', PHONE);
    const nav = page.locator('.site-nav');
    expect(await nav.isVisible()).toBe(false);

    await tabTo(page, '.nav-toggle');
    await page.keyboard.press('Enter');
    expect(await nav.isVisible()).toBe(true);

    await page.keyboard.press('Escape');
    expect(await nav.isVisible()).toBe(false);
    expect(await focused(page)).toBe('nav-toggle');
  });

  it('whatever has the focus has an outline', async () => {
    const page = await homePage('end user');
    const bare: string[] = [];
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press('Tab');
      const bareElement = await page.evaluate(() => {
        const element = document.activeElement;
        // The theme's own elements; the messenger and the developer panel have theirs.
        if (!element?.closest('.skip-link, .site-header, main, .site-footer')) return null;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return outlineStyle === 'none' || outlineWidth === '0px' ? element.outerHTML : null;
      });
      if (bareElement) bare.push(bareElement);
    }

    expect(bare).toEqual([]);
  });
});
