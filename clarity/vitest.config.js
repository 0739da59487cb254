import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.js'],
    // Two processes, each with one Clarity VM for all its files: to compile one and to fill it with the boot contracts takes seconds. A call
    // takes milliseconds; the limit only catches a test that hangs.
    pool: 'forks',
    isolate: false,
    maxWorkers: 2,
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
