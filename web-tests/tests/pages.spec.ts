import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page, test } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { Market } from '../support/market.ts';
import { doubtfulAmounts, foreignTimes, gridsWithoutUnit } from '../support/numbers.ts';
import { PAGES } from '../support/pages.ts';
import { Person } from '../support/person.ts';
import { answerInReverse, countBytes, seenOf, slowDown, watch } from '../support/watch.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const FIRST_LOAD_BYTES = 100_000;
/** A rule said no, for instance to a price: the page says why. */
const REFUSED = 422;
const NARROW = { width: 360, height: 780 };
const WIDE = { width: 2560, height: 1300 };
const DESK = { width: 1200, height: 800 };
/** Good by the Core Web Vitals is 0.1; ours is half of it. */
const LAYOUT_SHIFT = 0.05;
/** Of a page that somebody leaves open while no block comes. */
const IDLE_BYTES_A_MINUTE = 100_000;
/** No poll of the pages is shorter. */
const POLL_MS = 5_000;

for (const { name, path, heading } of PAGES) {
  test(`${name}: says nothing to the console, asks nobody else, has no axe violation, uses a wide screen`, async ({ page }) => {
    const said = whatItSays(page);
    await open(page, path, heading);
    for (const colorScheme of ['light', 'dark'] as const) {
      await showIn(page, colorScheme);
      expect(await violations(page), `${name}, ${colorScheme}`).toEqual([]);
    }
    await page.emulateMedia({ forcedColors: 'active' });
    expect(await lostSelections(page)).toEqual([]);
    await page.setViewportSize(WIDE);
    const width = () => page.evaluate(() => document.querySelector('main')?.getBoundingClientRect().width ?? 0);
    await expect.poll(width).toBeGreaterThan(WIDE.width * 0.8);
    expect(await doubtfulAmounts(page), 'one way to show a number').toEqual([]);
    expect(await gridsWithoutUnit(page)).toEqual([]);
    expect(said).toEqual([]);
  });

  test(`${name}: fits 360 pixels, and keeps its place there while answers come from below to above`, async ({ page }) => {
    await page.setViewportSize(NARROW);
    await watch(page);
    await answerInReverse(page);
    await open(page, path, heading);
    await keepsItsPlace(page, `${path} at 360 pixels`);
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

  test(`${name}: on a slow machine and line it keeps its place, shows whole tables and is quiet when idle`, async ({ page }) => {
    await page.setViewportSize(DESK);
    await page.clock.install();
    await watch(page);
    const client = await slowDown(page);
    await open(page, path, heading);
    await keepsItsPlace(page, path);
    expect(await cutTables(page)).toEqual([]);
    await client.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    const bytes = countBytes(client);
    await aMinutePasses(page);
    const idle = bytes();
    await aMinutePasses(page, () => Market.running().step());
    console.log(`${path}: ${idle} bytes in an idle minute, ${bytes() - idle} in one with a Bitcoin block`);
    expect(idle).toBeLessThan(IDLE_BYTES_A_MINUTE);
    expect(bytes() - idle, 'with a Bitcoin block').toBeLessThan(IDLE_BYTES_A_MINUTE);
  });
}

test('a policy and a provider: no axe violation, fit every width, keep their place', async ({ page }) => {
  const market = Market.running();
  const { policies } = await market.get<{ policies: { policyId: number }[] }>('/v1/policies?limit=1');
  test.skip(policies.length === 0, 'no policy was bought on this system');
  const id = policies[0]?.policyId ?? 0;
  const { backers } = await market.get<{ backers: { provider: string }[] }>(`/v1/policies/${id}/backers`);
  await watch(page);
  for (const [path, heading] of [
    [`/policies/${id}`, `Policy ${id}`],
    [`/provider/${backers[0]?.provider}`, 'Provider'],
  ] as const) {
    await page.setViewportSize(NARROW);
    await open(page, path, heading);
    await keepsItsPlace(page, `${path} at 360 pixels`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(NARROW.width);
    await page.setViewportSize(DESK);
    await open(page, path, heading);
    await keepsItsPlace(page, path);
    expect(await cutTables(page), path).toEqual([]);
    for (const colorScheme of ['light', 'dark'] as const) {
      await showIn(page, colorScheme);
      expect(await violations(page), `${path}, ${colorScheme}`).toEqual([]);
    }
    expect(await doubtfulAmounts(page), path).toEqual([]);
    expect(await gridsWithoutUnit(page), path).toEqual([]);
    expect(await foreignTimes(page), path).toEqual([]);
  }
});

test('in Los Angeles every time is UTC, as everywhere', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'en-US', timezoneId: 'America/Los_Angeles' });
  const page = await context.newPage();
  for (const { path, heading } of PAGES) {
    await open(page, path, heading);
    expect(await foreignTimes(page), path).toEqual([]);
  }
  await context.close();
});

test('text grows with the size that the reader chose, the words of the chart as well', async ({ page }) => {
  await open(page, '/protect', 'Protect');
  const fixed = await page.evaluate(() => {
    const texts = [...document.querySelectorAll('body *')].filter((it) =>
      [...it.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()),
    );
    const sizeOf = (it: Element) => Number.parseFloat(getComputedStyle(it).fontSize);
    const before = texts.map(sizeOf);
    document.documentElement.style.setProperty('font-size', '200%', 'important');
    return texts.filter((it, index) => sizeOf(it) < 1.9 * (before[index] ?? 0)).map((it) => it.textContent);
  });
  expect(fixed).toEqual([]);
});

test('at 360 pixels who is connected sees the deposit button without scrolling', async ({ browser }) => {
  const context = await browser.newContext({ viewport: NARROW });
  const { page } = await Person.connected(context, Market.running(), 5);
  const button = page.getByRole('button', { name: 'Deposit', exact: true }).first();
  const box = await button.boundingBox();
  expect(box).not.toBeNull();
  expect((box?.y ?? NARROW.height) + (box?.height ?? 0)).toBeLessThan(NARROW.height);
  await context.close();
});

test('a page that does not exist has no axe violation', async ({ page }) => {
  const answer = await page.goto(`${Market.running().pages}/nowhere`);
  expect(answer?.status()).toBe(404);
  await expect(page.getByText('There is no page here')).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('dialogs have no axe violation, light and dark', async ({ page }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await showIn(page, colorScheme);
    await open(page, '/provider', 'Provider');
    await page.getByRole('button', { name: 'See the books' }).click();
    await expect(page.getByRole('dialog', { name: 'Deposit' })).toBeVisible();
    await expect(page.locator('.so-far').first()).toBeVisible();
    expect(await violations(page), `deposit, ${colorScheme}`).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('banner').getByRole('button', { name: 'Connect' }).click();
    await expect(page.getByRole('dialog', { name: 'Connect' })).toBeVisible();
    expect(await violations(page), `connect, ${colorScheme}`).toEqual([]);
    await page.keyboard.press('Escape');
  }
  await page.emulateMedia({ forcedColors: 'active' });
  await page.getByRole('button', { name: 'See the books' }).click();
  const book = (tier: string) => page.locator(`.tier-choice label.${tier}`).evaluate((it) => getComputedStyle(it).backgroundColor);
  expect(await book('balanced'), 'the chosen book').not.toBe(await book('aggressive'));
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
  await watch(page);
  await open(page, '/', 'Price protection');
  const { longestTask, largestPaint } = await seenOf(page);
  console.log(`first load ${bytes} bytes, largest paint after ${largestPaint} ms, longest task ${longestTask} ms`);
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThan(FIRST_LOAD_BYTES);
});

/** In these colours, and drawn. */
async function showIn(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

async function open(page: Page, path: string, heading: string): Promise<void> {
  await page.goto(Market.running().pages + path);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(heading);
  // Nothing is loading any more; a stream stays open, so the network is never idle.
  await expect(page.locator('.skeleton')).toHaveCount(0);
}

/** Filled while the page lives: errors and warnings, failed answers, and whoever else it asks. */
function whatItSays(page: Page): string[] {
  const said: string[] = [];
  const own = new URL(Market.running().pages).hostname;
  page.on('console', (message) => {
    // A failed answer is told below, with its path.
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
  return said;
}

/** Says how the page came; holds it to the layout shift alone: times are those of this machine, and others work on it. */
async function keepsItsPlace(page: Page, what: string): Promise<void> {
  const { shift, movers, largestPaint, longestTask } = await seenOf(page);
  console.log(`${what}: layout shift ${shift.toFixed(3)}, largest paint after ${largestPaint} ms, longest task ${longestTask} ms`);
  expect(shift, movers.join('\n')).toBeLessThan(LAYOUT_SHIFT);
}

/** Tables of which a part is beside what is seen of them. */
function cutTables(page: Page): Promise<(string | null)[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main .table-scroll')]
      .filter((it) => it.scrollWidth > it.clientWidth + 1)
      .map((it) => it.getAttribute('aria-label')),
  );
}

/** A minute of the page's own clock: every timer is called when it is due, and what it asked for is waited for. */
async function aMinutePasses(page: Page, first: () => Promise<unknown> = async () => {}): Promise<void> {
  let open = 0;
  page.on('request', (it) => void (it.resourceType() === 'eventsource' || open++));
  const ended = (it: { resourceType: () => string }) => void (it.resourceType() === 'eventsource' || open--);
  page.on('requestfinished', ended);
  page.on('requestfailed', ended);
  await first();
  for (let ms = 0; ms < 60_000; ms += POLL_MS) {
    await page.clock.runFor(POLL_MS);
    await expect.poll(() => open).toBeLessThanOrEqual(0);
  }
}

/** What is chosen looks like what is not, in the colours that the system forces. */
function lostSelections(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const pairs = [
      ['.choice input:checked + span', '.choice input:not(:checked) + span'],
      ['.presets [aria-pressed=true]', '.presets [aria-pressed=false]'],
      ['[role=tab][aria-selected=true]', '[role=tab][aria-selected=false]'],
      ['nav a[aria-current=page]', 'nav li a:not([aria-current])'],
    ] as const;
    const look = (selector: string) => {
      const found = document.querySelector(selector);
      return found === null ? null : getComputedStyle(found).backgroundColor;
    };
    return pairs.flatMap(([chosen, other]) => {
      const [one, two] = [look(chosen), look(other)];
      return one !== null && two !== null && one === two ? [`${chosen} is ${one}`] : [];
    });
  });
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
