import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/browser/unpack-chromium.ts'],
    // Browser and zcli tests wait for real processes; what they assert is never a duration.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two cores are what CI has; more workers only make the browsers wait for one another.
    maxWorkers: 2,
  },
});
