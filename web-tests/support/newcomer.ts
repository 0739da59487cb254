import { type BrowserContext, expect, type Locator, type Page } from '@playwright/test';
import { STEP_MS } from './person.ts';

type Role = Parameters<Page['getByRole']>[0];

/**
 * Somebody who sees these pages for the first time: he knows what he wants, reads what is there, presses what has a name and writes where a
 * label says what. Nothing else of a page is known here. What he presses and writes is counted.
 */
export class Newcomer {
  readonly #counted: { task: string; steps: string[] }[] = [];

  private constructor(readonly page: Page) {}

  static async at(context: BrowserContext, address: string): Promise<Newcomer> {
    const page = await context.newPage();
    page.setDefaultTimeout(STEP_MS);
    await page.goto(address);
    return new Newcomer(page);
  }

  /** What is done inside counts for this task. */
  begins(task: string): void {
    this.#counted.push({ task, steps: [] });
  }

  /** In the dialog when there is one: what is behind it cannot be reached. */
  async #here(): Promise<Page | Locator> {
    const dialogs = this.page.getByRole('dialog');
    return (await dialogs.count()) > 0 ? dialogs.last() : this.page;
  }

  async press(name: string | RegExp, role: Role = 'button'): Promise<void> {
    const exact = typeof name === 'string';
    this.#count(`${role} ${name}`);
    await (await this.#here()).getByRole(role, { name, exact }).first().click();
  }

  async write(label: string, text: string): Promise<void> {
    this.#count(`${label}: ${text}`);
    const field = (await this.#here()).getByRole('textbox', { name: label, exact: true });
    await field.fill(text);
  }

  /** Reading is no step; what cannot be read is a failed task. */
  async reads(words: string | RegExp): Promise<string> {
    const found = (await this.#here()).getByText(words).first();
    await expect(found).toBeVisible();
    return found.innerText();
  }

  async follow(name: string | RegExp): Promise<void> {
    await this.press(name, 'link');
  }

  /** A line for each task, and what was pressed for it. */
  report(): { task: string; steps: readonly string[] }[] {
    return this.#counted;
  }

  #count(step: string): void {
    this.#counted.at(-1)?.steps.push(step);
  }
}
