import { expect, type BrowserContext, type Locator, type Page } from '@playwright/test';
import type { Market } from './market.ts';

/** Somebody at the pages, with one account of the development wallet. */
export class Person {
  private constructor(
    readonly page: Page,
    private readonly market: Market,
    readonly account: number,
  ) {}

  /** Connects, and waits for what the faucet gives. */
  static async connected(context: BrowserContext, market: Market, account: number): Promise<Person> {
    const person = new Person(await context.newPage(), market, account);
    await person.page.goto(`${market.pages}/provider`);
    await person.page.getByRole('banner').getByRole('button', { name: 'Connect' }).click();
    const sheet = person.page.getByRole('dialog');
    await sheet.getByRole('button', { name: `Account ${account}`, exact: true }).click();
    await expect(sheet.getByText('arrive with the next block')).toBeVisible();
    await market.block();
    await sheet.getByRole('button', { name: 'Close' }).click();
    return person;
  }

  async goTo(path: string): Promise<void> {
    await this.page.goto(this.market.pages + path);
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** The review is open: reads what will move, signs, and waits until the transaction is in a final block. */
  async sign(moves: RegExp): Promise<void> {
    await expect(this.dialog.locator('.movements')).toContainText(moves);
    await expect(this.dialog.getByText('equal to what you asked for')).toBeVisible();
    await this.dialog.getByRole('button', { name: 'Sign and send' }).click();
    await expect(this.dialog.getByText('You can close this')).toBeVisible();
    await this.market.stepUntil('the transaction is final', 6, async () =>
      (await this.dialog.getByText('Final: it counts.').count()) > 0,
    );
    await expect(this.dialog.getByText('Final: it counts.')).toBeVisible();
    await this.dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  }

  /** The exact amount behind a number of a list of facts: what hovering says, in base units written with decimals. */
  async exact(within: Locator, label: string | RegExp): Promise<string> {
    const amount = within.locator('dt', { hasText: label }).locator('xpath=following-sibling::dd[1]').locator('.amount[data-tip]').first();
    const tip = await amount.getAttribute('data-tip');
    return (tip ?? '').split('\n')[0] ?? '';
  }
}
