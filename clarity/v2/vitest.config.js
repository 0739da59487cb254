import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.js'],
    // One process per file: each has its own Clarity VM. A call takes milliseconds; the limit only catches a test that hangs.
    pool: 'forks',
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
