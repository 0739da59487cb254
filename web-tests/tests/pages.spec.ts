import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page, test } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { Market } from '../support/market.ts';
import { PAGES } from '../support/pages.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const FIRST_LOAD_BYTES = 100_000;
/** A rule said no, for instance to a price: the page says why. */
const REFUSED = 422;
const NARROW = { width: 360, height: 780 };
const WIDE = { width: 2560, height: 1300 };
/** Good by the Core Web Vitals is 0.1; ours is half of it. */
const LAYOUT_SHIFT = 0.05;

for (const { name, path, heading } of PAGES) {
  test(`${name}: no axe violation, light and dark`, async ({ page }) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await open(page, path, heading);
      expect(await violations(page), `${name}, ${colorScheme}`).toEqual([]);
    }
  });

  test(`${name}: fits 360 pixels`, async ({ page }) => {
    await page.setViewportSize(NARROW);
    await open(page, path, heading);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(NARROW.width);
    // Nothing of a table is beside the screen: a row is a list there.
    const beside = await page.evaluate(
      (most) =>
        [...document.querySelectorAll('.stacking :is(th, td)')]
          .filter((it) => it.getBoundingClientRect().right > most)
          .map((it) => it.textContent),
      NARROW.width,
    );
    expect(beside).toEqual([]);
  });

  test(`${name}: uses a wide screen`, async ({ page }) => {
    await page.setViewportSize(WIDE);
    await open(page, path, heading);
    const width = await page.evaluate(() => document.querySelector('main')?.getBoundingClientRect().width ?? 0);
    expect(width).toBeGreaterThan(WIDE.width * 0.8);
  });

  test(`${name}: keeps its place while it loads`, async ({ page }) => {
    expect(await shiftOf(page, path, heading)).toBeLessThan(LAYOUT_SHIFT);
  });

  test(`${name}: says nothing to the console and asks nobody else`, async ({ page }) => {
    const said: string[] = [];
    const own = new URL(Market.running().pages).hostname;
    page.on('console', (message) => {
      // A failed answer is reported below, with its path.
      const isAnswer = message.text().startsWith('Failed to load resource');
      // The tests do not let the worker in, and say so themselves.
      const isOurs = message.text().includes('blocked by Playwright');
      if (['error', 'warning'].includes(message.type()) && !isAnswer && !isOurs) said.push(message.text());
    });
    page.on('response', (answer) => {
      if (answer.status() >= 400 && answer.status() !== REFUSED) said.push(`${answer.status()} ${answer.url()}`);
    });
    page.on('pageerror', (error) => said.push(String(error)));
    page.on('request', (request) => new URL(request.url()).hostname !== own && said.push(request.url()));
    await open(page, path, heading);
    expect(said).toEqual([]);
  });
}

test('the front page keeps its place on a phone, and no table of it is cut at 1200 pixels', async ({ page }) => {
  const [front] = PAGES;
  await page.setViewportSize(NARROW);
  expect(await shiftOf(page, front.path, front.heading)).toBeLessThan(LAYOUT_SHIFT);
  await page.setViewportSize({ width: 1200, height: 800 });
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll('main .table-scroll')]
      .filter((it) => it.scrollWidth > it.clientWidth + 1)
      .map((it) => it.getAttribute('aria-label')),
  );
  expect(cut).toEqual([]);
});

test('a page that does not exist has no axe violation', async ({ page }) => {
  const answer = await page.goto(`${Market.running().pages}/nowhere`);
  expect(answer?.status()).toBe(404);
  await expect(page.getByText('There is no page here')).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('dialogs have no axe violation, light and dark', async ({ page }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await open(page, '/provider', 'Provider');
    await page.getByRole('button', { name: 'See the books' }).click();
    await expect(page.getByRole('dialog', { name: 'Deposit' })).toBeVisible();
    await expect(page.locator('.so-far').first()).toBeVisible();
    expect(await violations(page), `deposit, ${colorScheme}`).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('banner').getByRole('button', { name: 'Connect' }).click();
    await expect(page.getByRole('dialog', { name: 'Connect' })).toBeVisible();
    expect(await violations(page), `connect, ${colorScheme}`).toEqual([]);
  }
});

test('forced colours keep what is selected', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await open(page, '/protect', 'Protect');
  const colour = (pressed: boolean) =>
    page
      .locator(`.presets button[aria-pressed=${pressed}]`)
      .first()
      .evaluate((it) => getComputedStyle(it).backgroundColor);
  expect(await colour(true)).not.toBe(await colour(false));
  const choice = (checked: string) =>
    page.locator(`.choice input${checked} + span`).first().evaluate((it) => getComputedStyle(it).backgroundColor);
  expect(await choice(':checked')).not.toBe(await choice(':not(:checked)'));
});

test('the pool leaves the parts of the system to their own page', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await open(page, '/pool', 'Pool');
  expect(asked).toContain('/v1/books');
  expect(asked).not.toContain('/v1/operations');
});

test('an account can be chosen, and left, with the keyboard alone', async ({ page }) => {
  await open(page, '/provider', 'Provider');
  await press(page, 'Tab', /^Connect$/, 40);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await press(page, 'Tab', /^Account 3$/, 20);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByText('arrive with the next block')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  expect(await focused(page)).toMatch(/account 3/i);
});

test('the first load stays below 100 kB', async ({ page }) => {
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  await client.send('Network.setCacheDisabled', { cacheDisabled: true });
  const paths = new Map<string, string>();
  let bytes = 0;
  client.on('Network.responseReceived', ({ requestId, response }) => paths.set(requestId, new URL(response.url).pathname));
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!/^\/(v1|status|ready|health)/.test(paths.get(requestId) ?? '')) bytes += encodedDataLength;
  });
  await watchTheThread(page);
  await open(page, '/', 'Price protection');
  const { longest, paint } = await page.evaluate(() => (window as unknown as { seen: { longest: number; paint: number } }).seen);
  console.log(`first load ${bytes} bytes, largest paint after ${paint} ms, longest task ${longest} ms`);
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThan(FIRST_LOAD_BYTES);
});

async function open(page: Page, path: string, heading: string): Promise<void> {
  await page.goto(Market.running().pages + path);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(heading);
  // Nothing is loading any more; a stream stays open, so the network is never idle.
  await expect(page.locator('.skeleton')).toHaveCount(0);
}

/** How far things moved under the eye until the page was there. */
async function shiftOf(page: Page, path: string, heading: string): Promise<number> {
  await page.addInitScript(() => {
    const seen = { shift: 0 };
    (window as unknown as { shifted: typeof seen }).shifted = seen;
    new PerformanceObserver((list) => {
      for (const it of list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[]) {
        if (!it.hadRecentInput) seen.shift += it.value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await open(page, path, heading);
  const { shift } = await page.evaluate(() => (window as unknown as { shifted: { shift: number } }).shifted);
  console.log(`${path}: layout shift ${shift.toFixed(3)}`);
  return shift;
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(
    () => (window as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`));
}

/** Presses a key until the focus is on something of that name. */
async function press(page: Page, key: string, name: RegExp, most: number): Promise<void> {
  for (let count = 0; !name.test(await focused(page)); count++) {
    expect(count, `${key} to ${name}`).toBeLessThan(most);
    await page.keyboard.press(key);
  }
}

function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (at === document.body) return '';
    return (at?.getAttribute('aria-label') ?? at?.textContent ?? '').trim();
  });
}

async function watchTheThread(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = { longest: 0, paint: 0 };
    (window as unknown as { seen: typeof seen }).seen = seen;
    new PerformanceObserver((list) => {
      for (const task of list.getEntries()) seen.longest = Math.max(seen.longest, Math.round(task.duration));
    }).observe({ type: 'longtask', buffered: true });
    new PerformanceObserver((list) => {
      for (const paint of list.getEntries()) seen.paint = Math.round(paint.startTime);
    }).observe({ type: 'largest-contentful-paint', buffered: true });
  });
}
