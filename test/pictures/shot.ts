import type { Page } from 'playwright-core';
import { pagesOfTemplates } from '../theme/pages.js';
import type { DESKTOP, PHONE, Site, Visitor } from '../theme/site.js';

/** A picture of a page, as it appears without scrolling. */
export interface Shot {
  readonly template: string;
  readonly png: Buffer;
}

/** One picture of each template's page, in a window of the size of a desktop or of a phone. */
export async function shotsOfTemplates(
  site: Site,
  visitor: Visitor,
  size: typeof DESKTOP | typeof PHONE,
): Promise<Shot[]> {
  const window = await site.windowOf(visitor, size);
  const page = await window.newPage();
  const shots: Shot[] = [];
  for (const { template, path } of await pagesOfTemplates(site, visitor)) {
    if (path.includes('?filter_by=')) continue; // The profile's other tabs look much the same.
    await page.goto(site.url + path);
    await withThemeOnly(page);
    shots.push({ template, png: await page.screenshot() });
  }
  await window.close();
  return shots;
}

/** Takes away what the local Help Center adds to the theme's pages: the messenger and its panel. */
export async function withThemeOnly(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => {
    for (const element of document.querySelectorAll('body > *')) {
      if (element.shadowRoot) element.remove();
    }
  });
}
