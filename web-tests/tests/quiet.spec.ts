import { expect, test } from '@playwright/test';
import { Market } from '../support/market.ts';

/** A page that is only looked at: what it asks for in half a minute, and what it keeps for a time without a connection. */

const LOOKED_MS = 30_000;
const MINUTE_BYTES = 100_000;

for (const path of ['/', '/pool', '/operations']) {
  test(`${path} is quiet while nobody does anything`, async ({ page }) => {
    const client = await page.context().newCDPSession(page);
    await client.send('Network.enable');
    let bytes = 0;
    let requests = 0;
    await page.goto(Market.running().pages + path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('.skeleton')).toHaveCount(0);
    // Answers as they came over the wire; a stream never finishes, so its parts are counted.
    client.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
      requests++;
    });
    client.on('Network.eventSourceMessageReceived', ({ data }) => {
      bytes += data.length;
    });
    await page.waitForTimeout(LOOKED_MS);
    const minute = Math.round((bytes * 60_000) / LOOKED_MS);
    console.log(`${path}: ${minute} bytes and ${requests * 2} requests a minute`);
    expect(minute).toBeLessThan(MINUTE_BYTES);
  });
}

test('answers of the API come compressed', async ({ request }) => {
  const answer = await request.get(`${Market.running().pages}/v1/books`, { headers: { 'Accept-Encoding': 'gzip' } });
  expect(answer.headers()['content-encoding']).toBe('gzip');
});

test.describe('with its worker', () => {
  test.use({ serviceWorkers: 'allow' });

  test('the page opens without a connection, and says so', async ({ page, context }) => {
    await page.goto(Market.running().pages);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Price protection');
    // The files of this page are kept once the worker has been told.
    await expect
      .poll(() => page.evaluate(async () => (await (await caches.open('shell-1')).keys()).some((it) => /\/HomePage-/.test(it.url))))
      .toBe(true);
    await context.setOffline(true);
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Price protection');
    await expect(page.getByText('You are offline')).toBeVisible();
    expect(await page.evaluate(async () => (await (await caches.open('shell-1')).keys()).filter((it) => /\/v1\//.test(it.url)).length)).toBe(0);
    await context.setOffline(false);
    await expect(page.getByText('You are offline')).toHaveCount(0);
  });

  test('the pages can be installed', async ({ page }) => {
    await page.goto(Market.running().pages);
    const client = await page.context().newCDPSession(page);
    const { errors, url } = await client.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    expect(url).toContain('/manifest.webmanifest');
  });
});
