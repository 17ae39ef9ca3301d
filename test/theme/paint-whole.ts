import type { Page } from 'playwright-core';

/**
 * Lets a page be painted only once it has been parsed to its end. A busy machine pauses at any
 * place in between and paints what is there; which place is luck, and so is what the rest then
 * moves (`slow-arrival.ts` looks at each of them).
 */
export async function paintWhole(page: Page): Promise<void> {
  await page.route('**/hc/**', async (route) => {
    if (route.request().resourceType() !== 'document') return route.fallback();
    const response = await route.fetch();
    return route.fulfill({ response, body: waitingForItsEnd(await response.text()) });
  });
}

function waitingForItsEnd(html: string): string {
  return html
    .replace('<head>', '<head><link rel="expect" href="#whole-page" blocking="render">')
    .replace('</body>', '<i id="whole-page" hidden></i></body>');
}
