import type { Handler } from 'hono';
import { type BrowserPart, partScript } from '../../browser-code/index.js';

/** By part: got when it is first asked for, once in each process. */
const scripts = new Map<BrowserPart, Promise<string>>();

/** Serves what a part of the local Help Center runs in the browser. */
export function browserScript(part: BrowserPart): Handler {
  return async (context) => {
    const script = scripts.get(part) ?? partScript(part);
    scripts.set(part, script);
    context.header('content-type', 'text/javascript; charset=utf-8');
    context.header('cache-control', 'no-cache');
    return context.body(await script);
  };
}
