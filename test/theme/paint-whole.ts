import type { CDPSession, Page } from 'playwright-core';

/**
 * Lets a page be painted only once it has been parsed to its end, and has its images come after
 * that. A busy machine pauses at any place in between and paints what is there; which place is
 * luck, and so is what the rest then moves (`slow-arrival.ts` looks at each of them). What moves
 * because of an image whose size is unknown is seen each time.
 *
 * It asks Chromium itself: Playwright's `route` switches the cache off, and each page would load
 * and compile the theme's files again.
 */
export async function paintWhole(page: Page): Promise<void> {
  const chromium = await page.context().newCDPSession(page);
  let document: string | undefined;
  let onFirstPaint = () => {};
  let firstPaint = Promise.resolve();
  chromium.on('Page.lifecycleEvent', ({ name, loaderId }) => {
    if (name === 'firstPaint' && loaderId === document) onFirstPaint();
  });
  chromium.on('Fetch.requestPaused', async ({ requestId, networkId, resourceType, ...paused }) => {
    if (resourceType === 'Document') {
      document = networkId;
      firstPaint = new Promise((resolve) => {
        onFirstPaint = resolve;
      });
      await answerWhole(chromium, { requestId, ...paused });
      return;
    }
    await firstPaint;
    // A window that was closed in the meantime expects nothing.
    await chromium.send('Fetch.continueRequest', { requestId }).catch(() => {});
  });
  await chromium.send('Page.enable');
  await chromium.send('Page.setLifecycleEventsEnabled', { enabled: true });
  await chromium.send('Fetch.enable', {
    patterns: [
      { urlPattern: '*/hc/*', resourceType: 'Document', requestStage: 'Response' },
      { resourceType: 'Image', requestStage: 'Request' },
    ],
  });
}

interface PausedResponse {
  readonly requestId: string;
  readonly responseStatusCode?: number;
  readonly responseHeaders?: { name: string; value: string }[];
}

async function answerWhole(chromium: CDPSession, response: PausedResponse): Promise<void> {
  const { requestId, responseStatusCode = 200, responseHeaders = [] } = response;
  const isRedirect = responseStatusCode >= 300 && responseStatusCode < 400;
  if (isRedirect) {
    await chromium.send('Fetch.continueResponse', { requestId });
    return;
  }
  const { body } = await chromium.send('Fetch.getResponseBody', { requestId });
  const html = withNewImages(waitingForItsEnd(Buffer.from(body, 'base64').toString()));
  await chromium.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: responseStatusCode,
    responseHeaders: responseHeaders.filter(({ name }) => !/^content-length$/i.test(name)),
    body: Buffer.from(html).toString('base64'),
  });
}

function waitingForItsEnd(html: string): string {
  return html
    .replace('<head>', '<head><link rel="expect" href="#whole-page" blocking="render">')
    .replace('</body>', '<i id="whole-page" hidden></i></body>');
}

let pages = 0;

/** An image that Chromium has in memory would not be asked for. */
function withNewImages(html: string): string {
  pages += 1;
  return html.replaceAll(/(<img\b[^>]*\ssrc="\/[^"?]*)"/g, `$1?page=${pages}"`);
}
