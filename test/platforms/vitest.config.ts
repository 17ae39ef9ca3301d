import { defineConfig } from 'vitest/config';

/** `npm run test:platforms`: installs other people's programs, so it is not part of `npm test`. */
export default defineConfig({
  test: {
    include: ['test/platforms/platforms.ts'],
    testTimeout: 60_000,
    hookTimeout: 600_000,
    maxWorkers: 1,
    fileParallelism: false,
  },
});
