import type { Page } from 'playwright-core';

/**
 * Lets a page be painted only once it has been parsed to its end. A busy machine pauses at any
 * place in between and paints what is there; which place is luck, and so is what the rest then
 * moves (`slow-arrival.ts` looks at each of them).
 *
 * It asks Chromium itself: Playwright's `route` switches the cache off, and each page would load
 * and compile the theme's files again. Only images come from the network each time: one that is
 * cached has its size at once, and would hide that the page does not know it.
 */
export async function paintWhole(page: Page): Promise<void> {
  const chromium = await page.context().newCDPSession(page);
  chromium.on('Fetch.requestPaused', async ({ requestId, responseStatusCode = 200, ...paused }) => {
    if (responseStatusCode >= 300 && responseStatusCode < 400) {
      await chromium.send('Fetch.continueResponse', { requestId });
      return;
    }
    const { responseHeaders = [] } = paused;
    const { body } = await chromium.send('Fetch.getResponseBody', { requestId });
    const html = withNewImages(waitingForItsEnd(Buffer.from(body, 'base64').toString()));
    await chromium.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: responseStatusCode,
      responseHeaders: responseHeaders.filter(({ name }) => !/^content-length$/i.test(name)),
      body: Buffer.from(html).toString('base64'),
    });
  });
  await chromium.send('Fetch.enable', {
    patterns: [{ urlPattern: '*/hc/*', resourceType: 'Document', requestStage: 'Response' }],
  });
}

function waitingForItsEnd(html: string): string {
  return html
    .replace('<head>', '<head><link rel="expect" href="#whole-page" blocking="render">')
    .replace('</body>', '<i id="whole-page" hidden></i></body>');
}

let painted = 0;

function withNewImages(html: string): string {
  painted += 1;
  return html.replaceAll(/(<img\b[^>]*\ssrc="\/[^"?]*)"/g, `$1?painted=${painted}"`);
}
