import { expect, type Page, test } from '@playwright/test';
import { Market } from '../support/market.ts';
import { Person } from '../support/person.ts';

/** What could cost somebody money: a comma, a lost answer, a second press, an old offer. */

const TAKEN_OR_NOT = 'it may have been sent, or not';

test('a German comma is a decimal, 1,234 is refused, and nothing is left to buy then', async ({ browser }) => {
  const market = Market.running();
  const context = await browser.newContext({ locale: 'de-DE' });
  const page = await context.newPage();
  await page.goto(`${market.pages}/protect`);
  const amount = page.getByRole('textbox', { name: 'Bitcoin to protect' });
  await amount.fill('0,5');
  await expect(page.getByText('Read as 0,5 BTC')).toBeVisible();
  await expect(page).toHaveURL(/amount=0\.5/);
  await expect(page.getByRole('heading', { name: 'What it costs' })).toBeVisible();
  await amount.fill('1,234');
  await expect(page.getByText('can be read two ways. Write 1234 or 1,2340.')).toBeVisible();
  await expect(page.getByRole('button', { name: /firm price|Buy/ })).toHaveCount(0);
  await context.close();
});

test('a lost answer is found on the chain, told on every page, and never paid twice', async ({ browser }) => {
  const market = Market.running();
  const eve = await Person.connected(await browser.newContext(), market, 5);
  let posts = 0;
  await eve.page.route('**/v2/transactions', async (route) => {
    posts++;
    await route.fetch(); // the node takes it
    await route.abort('connectionreset'); // and its answer never comes
  });
  await deposit(eve, '1000');
  await expect(eve.dialog.getByText(new RegExp(`${TAKEN_OR_NOT}|waits for the next block`))).toBeVisible();
  await expect(eve.dialog.getByText(/nothing was sent/i)).toHaveCount(0);
  await expect(eve.dialog.getByText('It waits for the next block.')).toBeVisible();
  await eve.dialog.getByRole('button', { name: 'Close', exact: true }).last().click();

  const strip = eve.page.getByRole('region', { name: 'Your transactions' });
  await eve.goTo('/risk');
  await expect(strip).toContainText('Deposit 1,000.00 STX (balanced)');
  await eve.page.reload();
  await expect(strip).toContainText('It waits for the next block.');

  // Another tab of the same browser knows it as well.
  const other = await eve.page.context().newPage();
  await other.goto(`${market.pages}/provider`);
  await expect(other.getByRole('region', { name: 'Your transactions' })).toContainText('It waits for the next block.');
  await prepare(other, '1000');
  await expect(other.getByRole('dialog').getByText('The same is on its way already')).toBeVisible();
  await expect(other.getByRole('dialog').getByRole('button', { name: 'Sign and send' })).toBeDisabled();
  await other.close();

  // Back and forth, and once more: it is the same as before.
  await eve.page.goBack();
  await eve.page.goForward();
  await expect(strip).toContainText('It waits for the next block.');
  await eve.goTo('/provider');
  await prepare(eve.page, '1000');
  await expect(eve.dialog.getByText('The same is on its way already')).toBeVisible();
  await expect(eve.dialog.getByRole('button', { name: 'Sign and send' })).toBeDisabled();
  await eve.dialog.getByRole('button', { name: 'Cancel' }).click();

  await market.stepUntilTold(strip.getByText('Final: it counts.'), 8);
  await strip.getByRole('button', { name: /^Dismiss/ }).click();
  await expect(strip).toHaveCount(0);
  expect(posts).toBe(1);
  await expect(eve.page.locator('.book-card.balanced')).toContainText('1,000');
  await eve.page.context().close();
});

test('what another tab sends is here at once, and its account is this one', async ({ browser }) => {
  const market = Market.running();
  const context = await browser.newContext();
  const one = await Person.connected(context, market, 6);
  const other = await context.newPage();
  await other.goto(`${market.pages}/provider`);
  await expect(other.getByRole('banner').getByText('Dev 6')).toBeVisible();
  await other.getByRole('banner').getByRole('button', { name: /Development account 6/ }).click();
  await other.getByRole('dialog').getByRole('button', { name: 'Account 7', exact: true }).click();
  await expect(one.page.getByRole('banner').getByText('Dev 7')).toBeVisible();
  await context.close();
});

test('choices stand in the address: reload and back keep them', async ({ page }) => {
  const market = Market.running();
  await page.goto(`${market.pages}/protect`);
  await page.getByRole('button', { name: '80 %', exact: true }).click();
  await page.getByRole('button', { name: '1 week', exact: true }).click();
  await page.reload();
  await expect(page.getByRole('button', { name: '80 %', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('link', { name: 'Risk' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Risk');
  await page.goBack();
  await expect(page.getByRole('button', { name: '1 week', exact: true })).toHaveAttribute('aria-pressed', 'true');
});

test('the amount of the front page is kept by reload and by going back', async ({ page }) => {
  await page.goto(Market.running().pages);
  const amount = page.getByRole('textbox', { name: 'How much Bitcoin' });
  await amount.fill('0.37');
  await page.reload();
  await expect(amount).toHaveValue('0.37');
  await page.getByRole('link', { name: 'Choose protection' }).click();
  await expect(page.getByRole('textbox', { name: 'Bitcoin to protect' })).toHaveValue('0.37');
  await page.goBack();
  await expect(amount).toHaveValue('0.37');
});

test('a wallet that never answers is closed, and what it may have sent is looked for', async ({ browser }) => {
  const market = Market.running();
  const context = await browser.newContext();
  const { page } = await Person.connected(context, market, 2);
  const kept = await page.evaluate(() => localStorage.getItem('bithedge.account') ?? '{}');
  const { address } = JSON.parse(kept) as { address: string };
  await page.addInitScript((theirs) => {
    localStorage.setItem('bithedge.account', JSON.stringify({ kind: 'connect', address: theirs, publicKey: null }));
    localStorage.setItem('STX_PROVIDER', 'SilentWallet');
    Object.assign(window, { SilentWallet: { request: () => new Promise(() => {}) } });
  }, address);
  await page.goto(`${market.pages}/provider`);
  const dialog = page.getByRole('dialog');
  await prepare(page, '123');
  await dialog.getByRole('button', { name: 'Sign and send' }).click();
  await expect(dialog.getByText('Please answer in your wallet.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect(dialog).toHaveCount(0);
  const strip = page.getByRole('region', { name: 'Your transactions' });
  await expect(strip).toContainText('Deposit 123 STX (balanced)');
  await expect(strip).not.toContainText(/nothing was sent/i);
  await page.reload();
  await expect(strip).toContainText('Deposit 123 STX (balanced)');
  await prepare(page, '123');
  await expect(dialog.getByText('The same is on its way already')).toBeVisible();
  await context.close();
});

test('a page that was opened without a connection loads itself when there is one', async ({ page, context }) => {
  const market = Market.running();
  await page.goto(`${market.pages}/pool`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Pool');
  await context.setOffline(true);
  await page.getByRole('link', { name: 'Operations' }).first().click();
  await expect(page.getByText('This page could not be loaded')).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Operations');
});

test('a printed statement has its style', async ({ page }) => {
  const market = Market.running();
  // Whose deposit is in the books since the test above; without one the sheet is the same.
  const address = await Person.addressOf(page, market, 5);
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  await page.goto(`${market.pages}/v1/providers/${address}/statement?format=html`);
  await expect(page.getByRole('heading', { name: 'Statement' })).toBeVisible();
  expect(await page.evaluate(() => [...document.styleSheets].map((it) => it.cssRules.length > 0))).toEqual([true]);
  expect(said).toEqual([]);
});

test('the period of a statement is kept by reload', async ({ page }) => {
  const market = Market.running();
  const address = await Person.addressOf(page, market, 5);
  await page.goto(`${market.pages}/provider/${address}`);
  const from = page.getByRole('textbox', { name: 'From Bitcoin block' });
  await from.fill('12');
  await page.reload();
  await expect(from).toHaveValue('12');
  await expect(page.getByRole('link', { name: /^Print/ })).toHaveAttribute('href', /from=12/);
});

for (const [path, words] of [
  ['/provider/abc', 'Expected a Stacks address'],
  ['/provider/SP1SFFJ5WSNW5YN4RS31VVP1QXPNN620TD7H90Q6W', 'This is a mainnet address'],
] as const) {
  test(`${path} says what is wrong with it`, async ({ page }) => {
    await page.goto(Market.running().pages + path);
    await expect(page.getByText(words)).toBeVisible();
  });
}

async function prepare(page: Page, amount: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Deposit', exact: true }).first().click();
  await dialog.locator('label.balanced').click();
  await dialog.getByLabel('Amount').fill(amount);
  await dialog.getByRole('button', { name: 'Review the deposit' }).click();
  await expect(dialog.getByText('equal to what you asked for')).toBeVisible();
}

async function deposit(person: Person, amount: string): Promise<void> {
  await prepare(person.page, amount);
  await person.dialog.getByRole('button', { name: 'Sign and send' }).click();
}
