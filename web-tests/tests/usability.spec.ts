import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { Market } from '../support/market.ts';
import { Newcomer } from '../support/newcomer.ts';

const TASKS = 10;

/**
 * Ten things that a newcomer must get done without help, by what he reads on the pages alone. The market is stepped for him: waiting is no
 * step. What is asked of him grows from reading to buying.
 */
test('a newcomer finishes ten tasks by what stands on the pages', async ({ page }) => {
  test.setTimeout(600_000);
  page.setDefaultTimeout(60_000);
  const market = Market.running();
  await market.stepUntil('prices are on the chain', 12, async () => (await market.price('BTC')) > 0n);
  const person = new Newcomer(page);
  const strip = page.getByRole('region', { name: 'Your transactions' });
  const settled = async () => {
    await market.stepUntil('the transaction is final', 8, async () => (await person.dialog.getByText('Final: it counts.').count()) > 0);
    await person.press('button', 'Close', person.dialog);
  };

  await page.goto(market.pages);

  await person.task('find what I can lose', 1, async () => {
    await person.sees('What you can lose');
    await person.press('link', 'All risks');
    await person.sees('The price moves against you');
  });

  await person.task('find what a word means', 2, async () => {
    await person.press('link', /front page/);
    await person.press('link', 'Help');
    await person.sees('How much of the capital of a book is locked.');
  });

  await person.task('find the contract that holds the money', 1, async () => {
    await person.press('link', /front page/);
    await expect(page.getByRole('link', { name: /liquidity-pool-vault/ })).toHaveAttribute('href', /liquidity-pool-vault/);
  });

  await person.task('find out whether anybody was ever paid', 0, async () => {
    await expect(page.getByRole('heading', { name: 'Policies paid out' })).toBeVisible();
    await person.sees(/None yet|below \$/);
  });

  await person.task('find out how the services are', 1, async () => {
    await person.press('link', 'Operations', page.getByRole('navigation'));
    await expect(page.getByRole('list', { name: 'Parts of the system' })).toBeVisible();
  });

  await person.task('put 50,000 STX to work', 10, async () => {
    await person.press('link', /front page/);
    await person.press('link', 'Become a provider');
    await person.press('button', 'Connect to begin');
    await person.press('button', 'Account 3', person.dialog);
    await person.sees('arrive with the next block', person.dialog);
    await market.block();
    await person.press('button', 'Close', person.dialog);
    await person.press('button', /^(Make a first deposit|Deposit)$/);
    await person.pick('Balanced: in between, and crashes', person.dialog);
    await person.type('Amount', '50000', person.dialog);
    await person.press('button', 'Review the deposit', person.dialog);
    await person.sees('equal to what you asked for', person.dialog);
    await person.press('button', 'Sign and send', person.dialog);
  });
  await settled();
  await market.stepUntil('the next epoch of the book', 30, async () => (await capacity(market)) > 10_000_000_000n, 2);

  await person.task('check a number against the chain', 3, async () => {
    await person.press('button', /verify: Withdrawable/i);
    await person.sees(/equal/i, person.dialog);
    await person.press('button', 'Close', person.dialog);
  });

  await person.task('save a statement for my taxes', 1, async () => {
    const download = page.waitForEvent('download');
    await person.press('button', 'Download CSV for tax programs');
    const file = await download;
    expect(file.suggestedFilename()).toBe('bithedge-statement-tax.csv');
    expect(readFileSync(await file.path(), 'utf8')).toContain('50000.000000,STX');
  });

  await person.task('leave with half', 5, async () => {
    await person.press('button', 'Leave');
    await person.type('Keep out of the coming epochs', '25000', person.dialog);
    await person.press('button', 'Review the request', person.dialog);
    await person.sees('equal to what you asked for', person.dialog);
    await person.press('button', 'Sign and send', person.dialog);
  });
  await settled();

  await person.task('protect 0.1 Bitcoin for 30 days', 9, async () => {
    await person.press('link', /front page/);
    await person.type('How much Bitcoin', '0.1');
    await person.sees(/it costs/);
    await person.press('link', 'Choose protection');
    await person.press('button', '30 days');
    await person.press('button', 'Get a firm price');
    await expect(
      page.getByRole('button', { name: 'Buy', exact: true }).or(page.getByText('Not at the moment')).first(),
      'a firm price, or why there is none',
    ).toBeVisible();
    await person.press('button', 'Buy');
    await person.sees('equal to what you asked for', person.dialog);
    await person.press('button', 'Sign and send', person.dialog);
  });
  await settled();
  await expect(strip.or(page.getByText('You are protected')).first()).toBeVisible();

  expect(person.finished).toBe(TASKS);
  console.log(`ten tasks:\n${person.summary()}`);
});

async function capacity(market: Market): Promise<bigint> {
  const { books } = await market.get<{ books: { tier: string; token: string; capacity: string }[] }>('/v1/books');
  return BigInt(books.find((it) => it.tier === 'balanced' && it.token === 'STX')?.capacity ?? 0);
}
