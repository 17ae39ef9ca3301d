import type { Hono } from 'hono';

/** One part of the local Help Center: what it answers, and what it adds to each Help Center page. */
export interface Part {
  readonly routes: Hono;
  readonly pageEnd?: PageEnd;
}

/**
 * Adds to the end of a page's body: the messenger, the developer panel, live reload. Zendesk adds
 * its widget to Help Center pages in the same place, whatever the theme contains.
 */
export type PageEnd = (request: Request) => string | Promise<string>;
