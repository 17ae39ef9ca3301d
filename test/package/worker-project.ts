import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { parse } from 'jsonc-parser';
import { Miniflare } from 'miniflare';
import { bundleAsWrangler } from '../token-endpoint/bundle-worker.js';

/** What a test needs of `wrangler.jsonc`. */
interface WranglerConfig {
  readonly main: string;
  readonly compatibility_date: string;
  readonly vars: Record<string, string>;
  readonly ratelimits: readonly {
    readonly name: string;
    readonly simple: { readonly limit: number; readonly period: 10 | 60 };
  }[];
}

/**
 * Runs a project for Cloudflare Workers as `wrangler dev` does: its script bundled for workerd, with
 * the variables of `wrangler.jsonc` and `.dev.vars`.
 */
export async function startWorkerProject(
  folder: string,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const read = (file: string) => readFile(join(folder, file), 'utf8');
  const { main, compatibility_date, vars, ratelimits }: WranglerConfig = parse(
    await read('wrangler.jsonc'),
  );
  const miniflare = new Miniflare({
    modules: true,
    script: await bundleAsWrangler({ entryPoints: [join(folder, main)] }),
    compatibilityDate: compatibility_date,
    bindings: { ...vars, ...parseEnv(await read('.dev.vars')) },
    ratelimits: Object.fromEntries(ratelimits.map(({ name, simple }) => [name, { simple }])),
  });
  const { origin } = await miniflare.ready;
  return { url: origin, close: () => miniflare.dispose() };
}
