import { gzipSync } from 'node:zlib';
import { type Zippable, zipSync } from 'fflate';
import type { Widget } from '../browser-code/index.js';
import { snippetScript } from '../browser-code/index.js';
import { checkTheme, type ThemeFinding } from '../guide/check/index.js';
import { headBlockAround, textAttributes } from '../head-block/index.js';
import { jobError } from '../kit-error.js';
import { type SignInValues, signInValues } from '../sign-in-options.js';
import { kitTheme } from './kit-theme.js';
import { writeOutputFolder } from './output-folder.js';

export interface BuildOptions extends Partial<SignInValues> {
  readonly endpoint: string;
  /** `messaging` when left out. */
  readonly widget?: Widget;
  /** The folder to write. */
  readonly out: string;
}

/** What a build made. */
export interface BuildResult {
  /** Paths within the output folder. */
  readonly files: readonly string[];
  /** The size of the head block that travels with each page, in bytes. */
  readonly headBlockGzipped: number;
}

/**
 * Builds the head block to paste (`document_head.hdbs`), the theme for zcli (`theme/`) and the
 * theme for Guide's "Import theme" (`theme.zip`). The same options give the same bytes.
 *
 * @param options those of the command `build`; all are needed, `out` is the folder to write
 * @returns the files that were written, and the size of the head block
 * @throws KitError `usage` where the output folder contains somebody else's files, `job` where Guide
 *   would refuse the theme; nothing is written
 *
 * @example
 * ```ts
 * import { build } from 'guide-messaging-auth';
 *
 * const result = await build({
 *   endpoint: 'https://jwt.example.com/messaging',
 *   proof: 'help-center-jwt',
 *   roles: ['end_user'],
 *   out: 'dist',
 * });
 * ```
 */
export async function build(given: BuildOptions): Promise<BuildResult> {
  const options = signInValues(given.endpoint, given);
  const script = await snippetScript(given.widget ?? 'messaging');
  // What is pasted into any theme can rely on no setting, so it carries the options itself.
  const block = headBlockAround(script, textAttributes(options));
  const theme = await kitTheme(script, options);
  refuseFaults(await checkTheme(theme));
  const files = new Map<string, Uint8Array>([
    ['document_head.hdbs', new TextEncoder().encode(`${block}\n`)],
    ...[...theme].map(([path, bytes]) => [`theme/${path}`, bytes] as const),
    ['theme.zip', themeZip(theme)],
  ]);
  await writeOutputFolder(given.out, files);
  return {
    files: [...files.keys()],
    headBlockGzipped: gzipSync(block, { level: 9 }).length,
  };
}

function refuseFaults(findings: readonly ThemeFinding[]): void {
  const faults = findings.filter(({ severity }) => severity === 'error');
  if (faults.length === 0) return;
  const lines = faults.map(
    ({ file, line, column, message, fix }) =>
      `  ${[file, line, column].filter((part) => part !== undefined).join(':')}: ${message} ${fix}`,
  );
  throw jobError(`Guide would refuse this theme. Nothing was written.\n${lines.join('\n')}`);
}

/** The oldest time a zip can say. A build has no clock in it: same input, same bytes. */
const EPOCH = new Date(1980, 0, 1);

/**
 * Packs a theme as Guide's "Import theme" takes it: everything under one folder, as zcli packs it.
 *
 * @param files by path within the theme, `templates/header.hbs`
 */
function themeZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const entries: Zippable = {};
  for (const path of [...files.keys()].sort()) {
    const bytes = files.get(path);
    // PNGs are compressed already: trying again takes a third of the time, for two hundredths of the size.
    const level = path.endsWith('.png') ? 0 : 9;
    if (bytes) entries[`theme/${path}`] = [bytes, { mtime: EPOCH, level }];
  }
  return zipSync(entries);
}
