import type { BrowserContext, Page, Request } from 'playwright-core';

/** The requests that the pages of a browser context make. */
export interface Traffic {
  /** How many have no answer yet. */
  underWay(): number;
  /** How often a request began or ended. */
  changes(): number;
}

/** Follows every request but those to `/idle`, with which a test waits. */
export function watchTraffic(context: BrowserContext): Traffic {
  const underWay = new Set<Request>();
  let changes = 0;
  const ends = (request: Request) => {
    if (underWay.delete(request)) changes += 1;
  };
  context.on('request', (request) => {
    if (new URL(request.url()).pathname === '/idle') return;
    underWay.add(request);
    changes += 1;
  });
  context.on('requestfinished', ends);
  context.on('requestfailed', ends);
  // What a page leaves behind is not reported.
  context.on('page', (page: Page) =>
    page.on('close', () => {
      for (const request of underWay) if (request.frame().page() === page) ends(request);
    }),
  );
  return { underWay: () => underWay.size, changes: () => changes };
}
