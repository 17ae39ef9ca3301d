import { createRequire } from 'node:module';
import { type ParsedPath, parse } from 'node:path';
import * as v from 'valibot';
import type { StylesheetInput } from '../../../src/guide/theme/compile-stylesheet.js';

type Zass = (
  source: string,
  variables: { identifier: string; type: string; value: unknown }[],
  assets: [ParsedPath, string][],
) => string;

const zass = v.custom<Zass>((value) => typeof value === 'function');
const module = createRequire(import.meta.url)('@zendesk/zcli-themes/dist/lib/zass.js');

/** The real zcli's compilation of `style.css`, with the input of ours. */
export function zcliStylesheet(
  source: string,
  { settings, assetNames, assetUrl }: StylesheetInput,
) {
  const compile = v.parse(v.object({ default: zass }), module).default;
  return compile(
    source,
    Object.entries(settings).map(([identifier, value]) => ({ identifier, type: 'text', value })),
    [...assetNames].map((name) => [parse(name), assetUrl(name)]),
  );
}
