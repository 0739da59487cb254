import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    maxWorkers: 2,
    testTimeout: 300_000, // a guard against hanging, not a limit on speed
    hookTimeout: 300_000,
  },
});
