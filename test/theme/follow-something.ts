import type { Site } from './site.js';

/** Has the end user follow a section and an article, so that there is something to list. */
export async function followSomething(site: Site): Promise<void> {
  const window = await site.windowOf('end user');
  const page = await window.newPage();
  await page.goto(`${site.url}/hc/en-us`);
  await page.locator('.link-list a').first().click();
  await page.locator('.follow button').click();
  await page.locator('.follow [aria-pressed="true"]').waitFor();
  await page.locator('.breadcrumbs a').last().click();
  await page.locator('.follow button').click();
  await page.locator('.follow [aria-pressed="true"]').waitFor();
  await window.close();
}
