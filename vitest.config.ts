import { defineConfig } from 'vitest/config';

/**
 * Tests that leave something behind in their process: the snippet lives in its modules' state,
 * workerd's runtime brings a `fetch` of its own, and a mocked module stays mocked.
 */
const NEEDS_ITS_OWN_PROCESS = [
  'test/snippet/**/*.test.ts',
  'test/token-endpoint/**/*.test.ts',
  'test/local-help-center/help-center/templating-api.test.ts',
];

export default defineConfig({
  test: {
    globalSetup: ['test/browser/unpack-chromium.ts'],
    // Browsers, zcli and workerd are waited for, on a busy machine long; nothing asserts a duration.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
    // Two cores are what CI has; what runs there waits for browsers and zcli a third of its time.
    maxWorkers: 3,
    projects: [
      {
        extends: true,
        test: {
          name: 'shared',
          include: ['test/**/*.test.ts'],
          exclude: NEEDS_ITS_OWN_PROCESS,
          // Every module is loaded once a worker and not once a file: a third of the time.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'isolated', include: NEEDS_ITS_OWN_PROCESS } },
    ],
  },
});
