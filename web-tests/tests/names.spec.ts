import { expect, test } from '@playwright/test';
import { giveName } from '../support/bns.ts';
import { Market } from '../support/market.ts';
import { Person } from '../support/person.ts';

/** A contract of the interface of BNS-V2 on the devnet, and what its node tells of it. */
test('a name stands beside its address, and a page waits for none', async ({ browser, page }) => {
  const market = Market.running();
  const { nodeUrl } = await market.get<{ nodeUrl: string }>('/v1/network');
  const addressOf = async (account: number) => {
    const theirs = await browser.newContext();
    const address = await Person.addressOf(await theirs.newPage(), market, account);
    await theirs.close();
    return address;
  };
  const [named, nameless] = [await addressOf(6), await addressOf(7)];

  await test.step('without the contract there is the address alone', async () => {
    await page.goto(`${market.pages}/provider/${named}`);
    await expect(page.getByText(named).first()).toBeVisible();
    await expect(page.locator('.bns-name')).toHaveCount(0);
  });

  await giveName(nodeUrl, named, 'ada_9', 'btc');
  await market.block();

  await test.step('the name is beside the address', async () => {
    await page.goto(`${market.pages}/provider/${named}`);
    await expect(page.getByRole('main').getByText('ada_9.btc')).toBeVisible();
    await expect(page.getByText(named).first()).toBeVisible();
  });

  await test.step('who has none is as before', async () => {
    await page.goto(`${market.pages}/provider/${nameless}`);
    await expect(page.getByText(nameless).first()).toBeVisible();
    await expect(page.locator('.bns-name')).toHaveCount(0);
  });

  await test.step('a node that never answers holds nothing up', async () => {
    await page.route('**/get-primary', () => {});
    await page.goto(`${market.pages}/provider/${named}`);
    await expect(page.getByText(named).first()).toBeVisible();
    await expect(page.locator('.skeleton')).toHaveCount(0);
  });
});
