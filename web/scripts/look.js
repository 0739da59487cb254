// Opens every page of a running system in Debian's Chromium: light, dark, and 360 px wide. Writes a picture of each and fails when axe finds a
// violation, a page is wider than its window, or the console says something is wrong (a refused script or style, an uncaught error).
//   npm run look -- http://127.0.0.1:8080 [folder] [path ...]
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const [base = 'http://127.0.0.1:8080', folder = 'looks', ...given] = process.argv.slice(2);
const paths = given.length > 0 ? given : ['/', '/provider', '/protect', '/policies', '/risk', '/operations'];
const MODES = [
  { name: 'light', colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  { name: 'dark', colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
  { name: 'narrow', colorScheme: 'light', viewport: { width: 360, height: 740 } },
];
const SETTLE_MS = 2_500;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const troubles = [];

/** What the page did on its main thread, and what came over the wire, since it was opened. */
async function cost(page) {
  return page.evaluate(() => {
    const kilobytes =
      performance.getEntriesByType('resource').reduce((sum, it) => sum + (it.encodedBodySize ?? 0), 0) / 1_000;
    return { kilobytes: Math.round(kilobytes), longestTaskMs: Math.round(Math.max(0, ...window.longTasks)) };
  });
}

async function check(page, path, mode) {
  const name = `${path === '/' ? 'overview' : path.slice(1).replaceAll(/[^A-Za-z0-9]+/g, '-')}-${mode.name}`;
  await page.goto(base + path, { waitUntil: 'load' });
  await page.waitForTimeout(SETTLE_MS);
  const { kilobytes, longestTaskMs } = await cost(page);
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 0) troubles.push(`${name}: ${wide} px wider than the window`);
  await page.evaluate(axe);
  const { violations, passes } = await page.evaluate(() => window.axe.run());
  for (const it of violations)
    troubles.push(`${name}: ${it.id}, ${it.help}: ${it.nodes.map((node) => node.target).join(' | ')}`);
  process.stdout.write(
    `${name}: ${passes.length} checks of axe passed, ${violations.length} failed; ${kilobytes} kB, longest task ${longestTaskMs} ms\n`,
  );
}

async function look(browser, mode) {
  const context = await browser.newContext({ ...mode, reducedMotion: 'reduce' });
  await context.addInitScript(() => {
    window.longTasks = [];
    new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map((it) => it.duration))).observe({
      type: 'longtask',
    });
  });
  for (const path of paths) {
    const page = await context.newPage();
    page.on('pageerror', (error) => troubles.push(`${path} ${mode.name}: ${error.message}`));
    page.on('console', (message) => {
      // What a server does not have is shown on the page; the browser says it here as well.
      if (message.type() === 'error' && !/status of (404|503)/.test(message.text()))
        troubles.push(`${path} ${mode.name}: ${message.text()}`);
    });
    await check(page, path, mode);
    await page.close();
  }
  await context.close();
}

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
for (const mode of MODES) await look(browser, mode);
await browser.close();
for (const trouble of troubles) process.stderr.write(`look: ${trouble}\n`);
process.exit(troubles.length > 0 ? 1 : 0);
