import { defineConfig } from 'vitest/config';

const SECONDS = 1000;

/** Tests in a real Chromium, which is unpacked only for them. */
const IN_A_BROWSER = ['test/**/*.browser.test.ts'];

/** Tests that start programs and wait for them: the command line, zcli, npm, the TypeScript compiler. */
const WITH_PROGRAMS = [
  'test/command-line/**/*.test.ts',
  'test/zcli/**/*.test.ts',
  'test/package/**/*.test.ts',
  'test/docs/examples.test.ts',
];

/**
 * Tests of the token endpoint, some of them in workerd: its client brings a `fetch` of its own, which
 * other tests must not get.
 */
const WITH_WORKERD = ['test/token-endpoint/**/*.test.ts'];

/**
 * Tests that leave something behind in what they share: the snippet lives in its modules' state and
 * in the page's `window`, and a mocked module stays mocked.
 */
const ON_THEIR_OWN = [
  'test/snippet/**/*.test.ts',
  'test/guide/theme/templating-api.test.ts',
  'test/theme-editing/earlier-version.test.ts',
  'test/theme-editing/parsing.test.ts',
];

/** On a busy machine a browser or npm can take long; no test asserts how long. */
const PATIENT = {
  testTimeout: 180 * SECONDS,
  hookTimeout: 180 * SECONDS,
  expect: { poll: { timeout: 60 * SECONDS } },
};

const PROMPT = {
  testTimeout: 15 * SECONDS,
  // Starts what a whole file of tests shares, workerd for example.
  hookTimeout: 60 * SECONDS,
  expect: { poll: { timeout: 10 * SECONDS } },
};

/**
 * Newer versions of Node have a `localStorage` of their own, which hides jsdom's. Older ones do not
 * know the option.
 */
const NO_STORAGE = '--no-experimental-webstorage';
const execArgv = process.allowedNodeEnvironmentFlags.has(NO_STORAGE) ? [NO_STORAGE] : [];

export default defineConfig({
  test: {
    globalSetup: ['test/command-line/compile.ts'],
    // Two cores are what CI has; what runs there waits for browsers and zcli a third of its time.
    maxWorkers: 3,
    projects: [
      {
        test: {
          name: 'shared',
          include: ['test/**/*.test.ts'],
          exclude: [...IN_A_BROWSER, ...WITH_PROGRAMS, ...WITH_WORKERD, ...ON_THEIR_OWN],
          // Every module is loaded once a worker and not once a file: a third of the time.
          isolate: false,
          ...PROMPT,
        },
      },
      {
        test: {
          name: 'isolated',
          include: ON_THEIR_OWN,
          // A context and a window for each file, in a process that has loaded jsdom once: that
          // takes a second each time, more than most of these files.
          pool: 'vmForks',
          execArgv,
          ...PROMPT,
        },
      },
      {
        test: {
          name: 'workerd',
          include: WITH_WORKERD,
          exclude: IN_A_BROWSER,
          isolate: false,
          ...PROMPT,
        },
      },
      {
        test: {
          name: 'browser',
          include: IN_A_BROWSER,
          globalSetup: ['test/browser/unpack-chromium.ts'],
          env: { CHROMIUM_IS_UNPACKED: 'true' },
          isolate: false,
          ...PATIENT,
        },
      },
      {
        test: {
          name: 'programs',
          include: WITH_PROGRAMS,
          exclude: IN_A_BROWSER,
          isolate: false,
          ...PATIENT,
        },
      },
    ],
  },
});
