import type { Page } from 'playwright-core';

/** Has the person on the page follow a section and an article, so that there is something to list. */
export async function followSomething(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/hc/en-us`);
  await page.locator('.link-list a').first().click();
  await page.locator('.follow button').click();
  await page.locator('.follow [aria-pressed="true"]').waitFor();
  await page.locator('.breadcrumbs a').last().click();
  await page.locator('.follow button').click();
  await page.locator('.follow [aria-pressed="true"]').waitFor();
}
