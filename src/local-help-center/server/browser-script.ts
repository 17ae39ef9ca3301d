import { createHash } from 'node:crypto';
import type { Handler } from 'hono';
import { type BrowserPart, partScript } from '../../browser-code/index.js';

/** A script with the tag by which a browser asks whether its copy is still the same. */
interface TaggedScript {
  readonly script: string;
  readonly tag: string;
}

/** By part: got when it is first asked for, once in each process. */
const scripts = new Map<BrowserPart, Promise<TaggedScript>>();

/**
 * Serves what a part of the local Help Center runs in the browser. A browser that has it gets 304
 * (RFC 9110, section 13.1.2): on each page it would otherwise load and compile it again.
 */
export function browserScript(part: BrowserPart): Handler {
  return async (context) => {
    const tagged = scripts.get(part) ?? taggedScript(part);
    scripts.set(part, tagged);
    const { script, tag } = await tagged;
    context.header('cache-control', 'no-cache');
    context.header('etag', tag);
    if (context.req.header('if-none-match') === tag) return context.body(null, 304);
    context.header('content-type', 'text/javascript; charset=utf-8');
    return context.body(script);
  };
}

async function taggedScript(part: BrowserPart): Promise<TaggedScript> {
  const script = await partScript(part);
  return { script, tag: `"${createHash('sha256').update(script).digest('base64url')}"` };
}
