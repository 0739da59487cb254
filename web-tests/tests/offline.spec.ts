import { expect, test } from '@playwright/test';
import { Market } from '../support/market.ts';

/** What the pages keep for a time without a connection, and that they can be installed. */

/** Not every browser tells a page that was opened without a connection that there is none. */
const AWAY = /You are offline|The services do not answer/;

test.describe('with its worker', () => {
  test.use({ serviceWorkers: 'allow' });

  test('the page opens without a connection, and says so', async ({ page, context }) => {
    await page.goto(Market.running().pages);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Price protection');
    // The files of this page are kept once the worker has been told.
    await expect.poll(() => page.evaluate(notKept)).toEqual([]);
    await context.setOffline(true);
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Price protection');
    await expect(page.getByText(AWAY)).toBeVisible();
    expect(await page.evaluate(async () => (await (await caches.open('shell-2')).keys()).filter((it) => /\/v1\//.test(it.url)).length)).toBe(0);
    await context.setOffline(false);
    await expect(page.getByText(AWAY)).toHaveCount(0);
  });

  test('the pages can be installed', async ({ page }) => {
    await page.goto(Market.running().pages);
    const client = await page.context().newCDPSession(page);
    const { errors, url } = await client.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    expect(url).toContain('/manifest.webmanifest');
  });
});

/** Of the files that this page was made of. */
async function notKept(): Promise<string[]> {
  const kept = (await (await caches.open('shell-2')).keys()).map((it) => it.url);
  const files = performance.getEntriesByType('resource').map((it) => it.name);
  return files.filter((it) => it.includes('/assets/') && !kept.includes(it));
}
