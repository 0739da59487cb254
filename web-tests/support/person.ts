import { expect, type BrowserContext, type Locator, type Page } from '@playwright/test';
import type { Market } from './market.ts';

/** A wait that takes longer is told with what the page shows, instead of by the end of the whole test. */
export const STEP_MS = 60_000;

/** Somebody at the pages, with one account of the development wallet. */
export class Person {
  private constructor(
    readonly page: Page,
    private readonly market: Market,
    readonly account: number,
  ) {}

  /** Connects, and waits for what the faucet gives. */
  static async connected(context: BrowserContext, market: Market, account: number): Promise<Person> {
    const page = await context.newPage();
    page.setDefaultTimeout(STEP_MS);
    await page.goto(`${market.pages}/provider`);
    await page.getByRole('banner').getByRole('button', { name: 'Connect' }).click();
    const sheet = page.getByRole('dialog');
    const choice = sheet.getByRole('button', { name: `Account ${account}`, exact: true });
    await choice.click();
    // It can be pressed again when the faucet has been asked, or need not be.
    await expect(choice).toHaveAttribute('aria-pressed', 'true');
    await expect(choice).toBeEnabled();
    await market.block();
    await sheet.getByRole('button', { name: 'Close' }).click();
    return new Person(page, market, account);
  }

  /** The address of a development account, as the page that chose it keeps it. */
  static async addressOf(page: Page, market: Market, account: number): Promise<string> {
    await page.goto(`${market.pages}/provider`);
    await page.getByRole('banner').getByRole('button', { name: 'Connect' }).click();
    await page.getByRole('dialog').getByRole('button', { name: `Account ${account}`, exact: true }).click();
    await expect(page.getByRole('banner').getByText(`Dev ${account}`)).toBeVisible();
    const kept = await page.evaluate(() => localStorage.getItem('bithedge.account') ?? '{}');
    return (JSON.parse(kept) as { address: string }).address;
  }

  async goTo(path: string): Promise<void> {
    await this.page.goto(this.market.pages + path);
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /**
   * On the page that sells, with everything chosen: asks until a price is signed. A refusal is read and, as the page says, asked again a block
   * later; the last one is what the test fails with.
   */
  async firmPrice(tries = 6): Promise<void> {
    const card = this.page.locator('.quote-card');
    const buy = card.getByRole('button', { name: 'Buy', exact: true });
    const refused = card.locator('.notice');
    for (let count = 1; ; count++) {
      await card.getByRole('button', { name: /^(Get a firm price|Get a new one)$/ }).click();
      await expect(buy.or(refused).first(), 'a firm price, or why there is none').toBeVisible();
      if (await buy.isVisible()) return;
      const words = (await refused.allInnerTexts()).join(' / ');
      console.log(`no firm price: ${words}`);
      if (count === tries) throw new Error(`no firm price after ${tries} blocks. The page says: ${words}`);
      await this.market.step();
    }
  }

  /** The review is open: reads what will move, signs, and waits until the transaction is in a final block. */
  async sign(moves: RegExp): Promise<void> {
    await expect(this.dialog.locator('.movements')).toContainText(moves);
    await expect(this.dialog.getByText('equal to what you asked for')).toBeVisible();
    await this.dialog.getByRole('button', { name: 'Sign and send' }).click();
    await expect(this.dialog.getByText('You can close this')).toBeVisible();
    await this.market.stepUntilTold(this.dialog.getByText('Final: it counts.'), 6);
    await this.dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  }

  /** The exact amount behind a number of a list of facts: what hovering says, in base units written with decimals. */
  async exact(within: Locator, label: string | RegExp): Promise<string> {
    const amount = within.locator('dt', { hasText: label }).locator('xpath=following-sibling::dd[1]').locator('.amount[data-tip]').first();
    const tip = await amount.getAttribute('data-tip');
    return (tip ?? '').split('\n')[0] ?? '';
  }
}
