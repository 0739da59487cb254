// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import { ChoiceForm } from '../../src/protect/ChoiceForm';
import { type BackingBook, DEFAULT_CHOICE, requestOf } from '../../src/protect/choice';

const PRICE = 6_000_000_000_000n;

function type(text: string): void {
  const input = document.querySelector<HTMLInputElement>('input[inputmode=decimal]');
  if (!input) throw new Error('no field');
  act(() => {
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

function open(books: readonly BackingBook[] = []) {
  const seen = { amounts: [] as (bigint | undefined)[], isInvalid: false };
  act(() =>
    render(
      <ChoiceForm
        choice={DEFAULT_CHOICE}
        request={requestOf(DEFAULT_CHOICE, PRICE, 1_000)}
        btcPrice={PRICE}
        change={(part) => seen.amounts.push(part.amount)}
        invalid={(isInvalid) => {
          seen.isInvalid = isInvalid;
        }}
        callsEnabled={false}
        burnBlockSeconds={600}
        books={books}
      />,
      document.body,
    ),
  );
  return seen;
}

afterEach(() => act(() => render(null, document.body)));

describe('an amount that is none', () => {
  it.each(['', '0', '1,234', '0.0000001', 'abc', '1000'])('%j says so, and chooses nothing', (text) => {
    const seen = open();
    expect(seen.isInvalid).toBe(false);
    type(text);
    expect(seen.isInvalid).toBe(true);
    expect(seen.amounts).toEqual([]);
    expect(document.querySelector('.field-error')?.textContent).not.toBe('');
    expect([...document.querySelectorAll('.amount-choice [aria-pressed=true]')]).toEqual([]);
  });

  it('is mended by typing and by a button', () => {
    const seen = open();
    type('abc');
    type('0,2');
    expect(seen.isInvalid).toBe(false);
    expect(seen.amounts).toEqual([20_000_000n]);
    expect(document.querySelector('.field-read')?.textContent).toContain('0.2 BTC');
    type('abc');
    const preset = [...document.querySelectorAll('button')].find((it) => it.textContent === '0.1');
    act(() => preset?.click());
    expect(seen.isInvalid).toBe(false);
    expect(document.querySelector<HTMLInputElement>('input[inputmode=decimal]')?.value).toBe('0.1');
  });
});

describe('for how long', () => {
  it.each<[readonly BackingBook[], string, string]>([
    [[], 'At this value at most 180 days.', '180'],
    [
      [{ token: 'STX', tier: 'balanced', phase: 'OPEN', epoch: 1, startsAt: 10, endsAt: 24 }],
      'At this value at most 30 days: the epochs of those who back it are short.',
      '30',
    ],
  ])('says the true limit, and chooses no more', (books, words, most) => {
    open(books);
    expect(document.body.textContent).toContain(words);
    const sliders = [...document.querySelectorAll<HTMLInputElement>('.slider input')];
    expect(sliders.map((it) => it.max)).toContain(most);
  });
});
