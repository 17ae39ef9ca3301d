import type { Hono } from 'hono';
import type { PageEnd } from './page-end.js';

/** One part of the local Help Center: what it answers, and what it adds to each Help Center page. */
export interface Part {
  readonly routes: Hono;
  readonly pageEnd?: PageEnd;
}
