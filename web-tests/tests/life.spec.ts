import { expect, test } from '@playwright/test';
import { Market } from '../support/market.ts';
import { Person } from '../support/person.ts';

/** Burn blocks that the services follow at once while nobody acts. */
const QUIET_STRIDE = 12;

/*
 * Worked by hand. BTC 60,000 USD, STX 0.80 USD. Ada puts 100,000 STX into the conservative book, alone. Ben protects 0.05 BTC at 100 % of the
 * price for one day (144 blocks), paid at the end only.
 *   locked    60,000 x 0.05 x 1.5 / 0.80                = 5,625 STX
 *   BTC ends at 57,000 (two steps of less than 5 %):
 *   payout    (60,000 - 57,000) x 0.05 / 0.80           = 187.5 STX
 *   Ada's capital after it      100,000 - 187.5          = 99,812.5 STX
 * The ledger rounds a share against its provider: at most 1 micro-STX more loss, or less premium and capital.
 * The premium depends on the volatility of the days before today. Whatever Ben paid, Ada earned it less the fee of 5 %, which is rounded down.
 */
test('a person deposits, another buys, the price falls, both see the right numbers, the first withdraws', async ({ browser }) => {
  test.setTimeout(900_000);
  const market = Market.running();
  await market.stepUntil('prices are on the chain', 12, async () => (await market.price('BTC')) === 60_000n * 10n ** 8n);
  const ada = await Person.connected(await browser.newContext(), market, 1);
  const ben = await Person.connected(await browser.newContext(), market, 2);

  await test.step('Ada deposits', async () => {
    await ada.page.getByRole('button', { name: 'Make a first deposit' }).click();
    await ada.dialog.locator('label.conservative').click();
    await ada.dialog.getByLabel('Amount').fill('100000');
    await ada.dialog.getByRole('button', { name: 'Review the deposit' }).click();
    await ada.sign(/100,000/);
    await expect(ada.page.locator('.book-card.conservative')).toContainText('100,000');
  });

  await test.step('the epoch opens', async () => {
    await market.stepUntil('the next epoch of the book', 30, async () => (await capacity(market)) > 0n, 2);
  });

  await test.step('Ben buys', async () => {
    await market.freshRecords();
    await ben.goTo('/protect');
    await ben.page.getByLabel('Bitcoin to protect').first().fill('0.05');
    await ben.page.getByRole('button', { name: '100 %', exact: true }).click();
    await ben.page.getByRole('slider', { name: /For how long/ }).fill('1');
    await ben.page.getByText('Only at the end').click();
    await ben.firmPrice();
    await ben.page.getByRole('button', { name: 'Buy', exact: true }).click();
    await ben.sign(/STX/);
    await ben.goTo('/policies');
    const card = ben.page.locator('.policy-card.active');
    await expect(card).toContainText('0.05');
    expect(await ben.exact(card, 'Most it can pay')).toBe('5,625.000000 STX');
  });

  const expiration = await test.step('the price falls', async () => {
    const { policies } = await market.get<{ policies: { expirationHeight: number }[] }>('/v1/policies');
    expect(policies).toHaveLength(1);
    for (const usd of [58_500, 57_000]) {
      market.setPrice('BTC', usd);
      await market.stepUntil(`BTC at ${usd}`, 12, async () => (await market.price('BTC')) === BigInt(usd) * 10n ** 8n);
    }
    await expect(ben.page.locator('.policy-card.active')).toContainText('In the money');
    return policies[0]?.expirationHeight ?? 0;
  });

  await test.step('it expires', async () => {
    while ((await market.burnHeight()) + QUIET_STRIDE + 4 < expiration) await market.step(QUIET_STRIDE);
    await market.stepUntil('the policy is settled', 24, async () => {
      const { policies } = await market.get<{ policies: { status: string }[] }>('/v1/policies');
      return policies[0]?.status === 'EXPIRED_ITM';
    });
  });

  await test.step('Ben sees what he received', async () => {
    const card = ben.page.locator('.policy-card.ended');
    await expect(card).toBeVisible();
    expect(await ben.exact(card, 'Received')).toContain('187.500000 STX');
    await card.getByRole('link', { name: /Policy/ }).click();
    await expect(ben.page.getByText('Recomputed in your browser from these prices: equal to the unit.')).toBeVisible();
  });

  await test.step('Ada sees what she lost and earned', async () => {
    await ada.goTo('/provider');
    const book = ada.page.locator('.book-card.conservative');
    expectMicro(await ada.exact(book, 'Losses'), -187_500_001n, -187_500_000n);
    expect(await ada.exact(book, 'Premium pending')).toMatch(/^0\.0+ STX$/);
    const { policies } = await market.get<{ policies: { premium: string }[] }>('/v1/policies');
    const paid = BigInt(policies[0]?.premium ?? 0);
    expect(paid).toBeGreaterThan(0n);
    const earned = paid - (paid * 500n) / 10_000n;
    expectMicro(await ada.exact(book, 'Premium earned'), earned - 1n, earned);
  });

  await test.step('Ada leaves and withdraws', async () => {
    const book = ada.page.locator('.book-card.conservative');
    await book.getByRole('button', { name: 'Leave' }).click();
    await ada.dialog.getByRole('button', { name: 'Review the request' }).click();
    await ada.sign(/Nothing is moved/);
    // Until the next opening the epoch may still sell what she has; then all of it is free.
    await market.stepUntil('her capital is free', 36, async () => /^99,812\.(499999|500000) STX$/.test(await ada.exact(book, 'Withdrawable now')), 2);
    await book.getByRole('button', { name: 'Withdraw', exact: true }).click();
    await ada.dialog.getByRole('button', { name: 'Review the withdrawal' }).click();
    await ada.sign(/99,8\d\d/);
    const { backers } = await market.get<{ backers: { provider: string }[] }>('/v1/policies/1/backers');
    expect(backers).toHaveLength(1);
    const left = await market.get<{ books: { tier: string; token: string; withdrawable: string }[] }>(
      `/v1/providers/${backers[0]?.provider}`,
    );
    const of = left.books.find((it) => it.tier === 'conservative' && it.token === 'STX');
    expect(BigInt(of?.withdrawable ?? 0)).toBeLessThan(2n);
  });
  for (const { page } of [ada, ben]) await page.context().close();
});

async function capacity(market: Market): Promise<bigint> {
  const { books } = await market.get<{ books: { tier: string; token: string; capacity: string }[] }>('/v1/books');
  return BigInt(books.find((it) => it.tier === 'conservative' && it.token === 'STX')?.capacity ?? 0);
}

/** An exact amount as the pages write it, between two numbers of micro-STX. */
function expectMicro(written: string, least: bigint, most: bigint): void {
  const value = BigInt(written.replace('−', '-').replace(/[^\d-]/g, ''));
  expect(value, written).toBeGreaterThanOrEqual(least);
  expect(value, written).toBeLessThanOrEqual(most);
}
