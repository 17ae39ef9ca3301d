import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { headBlock, settingsAttributes, textAttributes } from '../../src/head-block/index.js';
import { packageRoot } from '../../src/package-root.js';
import { signInDefaults, signInValues } from '../../src/sign-in-options.js';

/** What is promised: the whole head block, markers, attributes and script, in bytes gzipped. */
const LIMIT = 2000;

/** The attributes as `build` writes them: every setting counts, and every default that is written. */
const pasted = textAttributes(signInValues('https://jwt.example.com/messaging', {}));
const fromSettings = settingsAttributes(signInDefaults);

it.each([
  ['to paste', 'messaging', pasted],
  ['with the theme’s settings', 'messaging', fromSettings],
  ['to paste, for the Classic widget', 'classic', pasted],
] as const)(
  'the head block %s is at most 2,000 bytes gzipped',
  async (name, widget, attributes) => {
    const bytes = gzipSync(await headBlock({ widget, attributes }), { level: 9 }).length;
    console.log(`head block ${name}: ${bytes} bytes gzipped (the article's: 31405)`);
    expect(bytes).toBeLessThanOrEqual(LIMIT);
  },
);

it('the module for websites is at most 2,000 bytes gzipped', () => {
  const bytes = gzipSync(readFileSync(join(packageRoot, 'lib/website.js')), { level: 9 }).length;
  console.log(`guide-messaging-auth/website: ${bytes} bytes gzipped`);
  expect(bytes).toBeLessThanOrEqual(LIMIT);
});
