import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'jsonc-parser';
import { packageRoot } from '../../src/package-root.js';

/** What `wrangler.jsonc` contains. */
export interface WranglerConfig {
  readonly compatibility_date: string;
  readonly vars: Readonly<Record<string, string>>;
  readonly ratelimits: readonly {
    readonly name: string;
    readonly simple: { readonly limit: number; readonly period: 10 | 60 };
  }[];
}

export async function wranglerConfig(): Promise<WranglerConfig> {
  const file = join(packageRoot, 'src/token-endpoint/wrangler.jsonc');
  return parse(await readFile(file, 'utf8'));
}
