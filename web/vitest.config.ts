import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    maxWorkers: 2,
    // A window is made once per worker, not once per file: 35 CPU seconds instead of 57.
    isolate: false,
    // A slow machine is no fault of a test.
    testTimeout: 120_000,
  },
});
