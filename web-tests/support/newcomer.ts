import { expect, type Locator, type Page } from '@playwright/test';

/**
 * Somebody who sees the pages for the first time: finds everything by its role and its visible name, never by the making of the page. Every
 * press, choice and typed text is a step, and steps are counted.
 */
export class Newcomer {
  #steps = 0;
  readonly #counted: { task: string; steps: number }[] = [];

  constructor(readonly page: Page) {}

  async task(name: string, most: number, work: () => Promise<void>): Promise<void> {
    const before = this.#steps;
    await work();
    const steps = this.#steps - before;
    this.#counted.push({ task: name, steps });
    console.log(`task "${name}": ${steps} steps`);
    expect(steps, `steps of "${name}"`).toBeLessThanOrEqual(most);
  }

  get finished(): number {
    return this.#counted.length;
  }

  /** For the log: every task and its steps. */
  summary(): string {
    return this.#counted.map(({ task, steps }) => `${String(steps).padStart(3)}  ${task}`).join('\n');
  }

  async press(role: 'button' | 'link' | 'radio' | 'switch', name: string | RegExp, within?: Locator): Promise<void> {
    this.#steps++;
    await (within ?? this.page).getByRole(role, { name, exact: typeof name === 'string' }).first().click();
  }

  /** What is written beside a choice is pressed, as people do. */
  async pick(words: string | RegExp, within?: Locator): Promise<void> {
    this.#steps++;
    await (within ?? this.page).getByText(words).first().click();
  }

  async type(label: string, text: string, within?: Locator): Promise<void> {
    this.#steps++;
    await (within ?? this.page).getByRole('textbox', { name: label }).fill(text);
  }

  async sees(words: string | RegExp, within?: Locator): Promise<void> {
    await expect((within ?? this.page).getByText(words).first()).toBeVisible();
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }
}
