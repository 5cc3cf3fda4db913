import { defineConfig } from 'vitest/config';
// The tests run the core, and the core needs its validators.
import './scripts/generate-validators.mjs';
import './scripts/generate-look-alikes.mjs';

export default defineConfig({
  test: {
    include: ['test/{unit,rules,features,lsp,cli,fuzz}/**/*.test.ts'],
    // The black-box suites start processes; on two busy cores that alone can take seconds.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
