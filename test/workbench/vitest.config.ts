import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/workbench/person/**/*.test.ts'],
    // A whole editor starts, and two cores share it with its browser.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    fileParallelism: false,
  },
});
