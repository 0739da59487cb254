import { defineConfig } from '@playwright/test';

/** Debian's Chromium without a window (two fifths less CPU than the whole one), told to ask nobody but the pages. */
const chromium = {
  executablePath: process.env.BITHEDGE_CHROMIUM ?? '/usr/bin/chromium-headless-shell',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

export default defineConfig({
  testDir: '.',
  outputDir: 'target/results',
  globalSetup: './support/setup.ts',
  // One system, one story: the tests move its chain, so one after the other.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 240_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: process.env.BITHEDGE_REPORT ?? 'target/report.json' }]],
  // The cache for offline would hide requests from the tests; the test of it lets it in.
  use: {
    serviceWorkers: 'block',
    actionTimeout: 60_000,
    launchOptions: chromium,
    locale: 'en-US',
    timezoneId: 'UTC',
    screenshot: 'only-on-failure',
    // It films every test, for the one that fails: about as much work as the tests themselves.
    trace: process.env.BITHEDGE_TRACE ? 'retain-on-failure' : 'off',
  },
  projects: [
    { name: 'pages', testMatch: 'tests/*.spec.ts' },
    { name: 'screenshots', testMatch: 'screenshots/*.spec.ts' },
  ],
});
