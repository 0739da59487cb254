import { type Browser, expect, test } from '@playwright/test';
import { Market } from '../support/market.ts';
import { Newcomer } from '../support/newcomer.ts';

/*
 * Ten things that somebody who was never here wants to do, done by roles and visible names alone: what a page calls things has to be enough.
 * Steps are what is pressed and written; each task has a most, so that a way which becomes longer is noticed.
 */
const MOST_STEPS = 10;

test('a newcomer finishes ten tasks by what the pages say', async ({ browser }) => {
  test.setTimeout(600_000);
  const market = Market.running();
  await market.stepUntil('prices are on the chain', 12, async () => (await market.price('BTC')) > 0n);
  const pat = await Newcomer.at(await browser.newContext(), market.pages);
  const sam = await Newcomer.at(await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] }), market.pages);

  await test.step('earn by protecting others', async () => {
    pat.begins('Put 100,000 STX to work');
    await pat.follow('Become a provider');
    await pat.press('Connect to begin');
    await pat.press('Account 8');
    await pat.reads('arrive with the next block');
    await market.block();
    await pat.press('Close');
    await pat.press('Make a first deposit');
    await pat.write('Amount', '100000');
    await pat.press('Review the deposit');
    await pat.reads('equal to what you asked for');
    await pat.press('Sign and send');
    await pat.press('Close');
    await isFinal(market, pat);
  });

  await test.step('what a word means', async () => {
    pat.begins('Find out what an epoch is');
    await pat.follow('Help');
    await pat.reads('A period of Bitcoin blocks in which a book sells.');
  });

  await market.stepUntil('the deposit works', 30, async () => (await capacity(market)) >= 40_000n * 10n ** 6n, 2);
  await market.freshRecords();

  await test.step('protect 0.1 BTC for 30 days', async () => {
    sam.begins('Protect 0.1 BTC for 30 days');
    await sam.reads('Protect my Bitcoin');
    await sam.write('How much Bitcoin', '0.1');
    await sam.follow('Choose protection');
    await sam.press('30 days');
    await sam.press('Connect for a firm price');
    await sam.press('Account 4');
    await sam.reads('arrive with the next block');
    await market.block();
    await sam.press('Close');
    await sam.press('Get a firm price');
    await sam.press('Buy');
    await sam.reads('equal to what you asked for');
    await sam.press('Sign and send');
    await sam.press('Close');
    await isFinal(market, sam);
  });

  await test.step('what it pays at most, and when it ends', async () => {
    sam.begins('Find the most that my policy pays, and its end');
    await sam.follow('My policies');
    await sam.reads('Most it can pay');
    await sam.reads('Ends in');
    await sam.follow(/^Policy \d+$/);
    await sam.reads(/Bitcoin block [\d,]+/);
  });

  await test.step('check a number against the chain', async () => {
    sam.begins('Check against the chain what is locked for me');
    await sam.press(/verify: Collateral/);
    await sam.reads('equal to what we show, to the unit.');
    await sam.press('Close');
  });

  await test.step('share it', async () => {
    sam.begins('Show the policy to somebody else');
    await sam.press('Share');
    await sam.reads('Copied');
    const shared = await sam.page.evaluate(() => navigator.clipboard.readText());
    const other = await Newcomer.at(await browser.newContext(), shared);
    await other.reads('Locked for this policy');
    await other.page.context().close();
  });

  await test.step('what can be lost', async () => {
    pat.begins('Find what I can lose');
    await pat.follow('Provider');
    const sentence = await pat.reads(/You can lose at most .+ from policies sold/);
    // 0.1 BTC below 90 % of 57,000 to 60,000 USD locks about 10,000 STX.
    expect(sentence).toMatch(/at most [1-9][\d,.]+ STX from policies sold and [\d,.]+ STX more before the next opening; [\d,.]+ STX is free today/);
  });

  await test.step('leave with half', async () => {
    pat.begins('Leave with half');
    await pat.press('Leave');
    await pat.write('Keep out of the coming epochs', '50000');
    await pat.press('Review the request');
    await pat.reads('equal to what you asked for');
    await pat.press('Sign and send');
    await pat.press('Close');
    await isFinal(market, pat);
    await pat.reads('You asked to keep');
  });
  await market.stepUntil('half is free', 36, async () => (await free(market, pat)) >= 40_000n * 10n ** 6n, 2);

  await test.step('why a transaction failed', async () => {
    // The same capital from two browsers: neither knows of the other, and the contract pays once.
    const again = await secondBrowser(browser, market, pat);
    for (const one of [pat, again]) {
      one.begins('Take out 40,000 STX');
      await one.press('Withdraw');
      await one.write('Capital', '40000');
      await one.press('Review the withdrawal');
      await one.reads('equal to what you asked for');
    }
    for (const one of [pat, again]) {
      await one.press('Sign and send');
      await one.press('Close');
    }
    await isFinal(market, pat);
    // He took the message away without reading it, and asks himself later, on another page.
    await again.reads(/^Failed\./);
    await again.press(/^Dismiss/);
    await again.follow('Help');
    again.begins('Find why a transaction failed');
    await again.press(/Development account 8/);
    await again.reads('Sent from this browser');
    const sentence = await again.reads(/^Failed\./);
    expect(sentence).toContain('Nothing was withdrawn.');
    expect(sentence).toMatch(/Fee 0\.\d+ STX/);
    expect(sentence).toContain('More capital than the claim');
    await failedOnTheChain(market, again);
    finished(again);
    await again.page.context().close();
  });

  await test.step('for the tax adviser', async () => {
    pat.begins('Get a year for the tax adviser');
    const saved = pat.page.waitForEvent('download');
    await pat.press('Download CSV for tax programs');
    expect((await saved).suggestedFilename()).toBe('bithedge-statement-tax.csv');
  });

  for (const one of [pat, sam]) {
    finished(one);
    await one.page.context().close();
  }
});

/** Prints what was pressed for each task. None is done by itself, and none takes long. */
function finished(one: Newcomer): void {
  for (const { task, steps } of one.report()) {
    console.log(`newcomer: ${task}: ${steps.length} steps (${steps.join(' > ')})`);
    expect(steps.length, task).toBeGreaterThan(0);
    expect(steps.length, task).toBeLessThanOrEqual(MOST_STEPS);
  }
}

/** The transaction that the sheet of the account links to ran in a block and was refused there. */
async function failedOnTheChain(market: Market, one: Newcomer): Promise<void> {
  const link = one.page.getByRole('dialog').getByRole('link', { name: /^0x/ }).first();
  const txid = /0x[0-9a-f]{64}/.exec((await link.getAttribute('href')) ?? '')?.[0];
  const { status, height } = await market.get<{ status: string; height: number | null }>(`/v1/transactions/${txid}`);
  expect(status).toBe('FAILED');
  expect(height).toBeGreaterThan(0);
}

/** What he sent is in a final block, as the top of every page says; he reads it and takes it away. */
async function isFinal(market: Market, one: Newcomer): Promise<void> {
  const strip = one.page.getByRole('region', { name: 'Your transactions' });
  await market.stepUntilTold(strip.getByText('Final: it counts.'), 8);
  await strip.getByRole('button', { name: /^Dismiss/ }).click();
}

async function secondBrowser(browser: Browser, market: Market, one: Newcomer): Promise<Newcomer> {
  const kept = await one.page.evaluate(() => localStorage.getItem('bithedge.account') ?? '');
  const context = await browser.newContext();
  await context.addInitScript((account) => localStorage.setItem('bithedge.account', account), kept);
  return Newcomer.at(context, `${market.pages}/provider`);
}

interface Book {
  readonly tier: string;
  readonly token: string;
}

function balanced<T extends Book>(books: readonly T[]): T | undefined {
  return books.find((it) => it.token === 'STX' && it.tier === 'balanced');
}

async function capacity(market: Market): Promise<bigint> {
  const { books } = await market.get<{ books: (Book & { capacity: string })[] }>('/v1/books');
  return BigInt(balanced(books)?.capacity ?? 0);
}

async function free(market: Market, one: Newcomer): Promise<bigint> {
  const kept = await one.page.evaluate(() => localStorage.getItem('bithedge.account') ?? '{}');
  const { address } = JSON.parse(kept) as { address: string };
  const { books } = await market.get<{ books: (Book & { freeNow: string })[] }>(`/v1/providers/${address}`);
  return BigInt(balanced(books)?.freeNow ?? 0);
}
