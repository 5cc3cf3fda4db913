import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{unit,rules,features,lsp,cli}/**/*.test.ts'],
    // The black-box suites start processes; on two busy cores that alone can take seconds.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
