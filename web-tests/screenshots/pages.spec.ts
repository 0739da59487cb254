import { mkdirSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { home } from '../support/commands.ts';
import { Market } from '../support/market.ts';
import { PAGES } from '../support/pages.ts';

const FOLDER = `${home}/docs/screenshots`;
const SIGHTS = [
  { name: 'light', colorScheme: 'light', width: 1200, height: 860 },
  { name: 'dark', colorScheme: 'dark', width: 1200, height: 860 },
  { name: 'narrow', colorScheme: 'light', width: 360, height: 780 },
] as const;

interface Backers {
  readonly backers: readonly { readonly provider: string }[];
}

/** Each page as somebody sees it in the middle of a demo. Writes docs/screenshots. */
test('pictures of every page', async ({ page }) => {
  // As long as the machine takes.
  test.setTimeout(0);
  mkdirSync(FOLDER, { recursive: true });
  const market = Market.running();
  const { policies } = await market.get<{ policies: { policyId: number }[] }>('/v1/policies?status=ACTIVE&limit=1');
  const policy = policies[0]?.policyId ?? 1;
  const { backers } = await market.get<Backers>(`/v1/policies/${policy}/backers`);
  const shown: Record<string, string> = {
    provider: `/provider/${backers[0]?.provider ?? ''}`,
    policies: `/policies/${policy}`,
  };
  for (const { name, path } of PAGES) {
    for (const sight of SIGHTS) {
      await page.setViewportSize({ width: sight.width, height: sight.height });
      await page.emulateMedia({ colorScheme: sight.colorScheme, reducedMotion: 'reduce' });
      await settle(page, market.pages + (shown[name] ?? path));
      await page.screenshot({ path: `${FOLDER}/${name}-${sight.name}.png`, scale: 'css', animations: 'disabled' });
    }
  }
});

/** Until nothing is loading any more, and the charts are drawn. */
async function settle(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('.skeleton')).toHaveCount(0);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}
