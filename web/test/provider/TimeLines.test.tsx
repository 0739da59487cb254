// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import { Line } from '../../src/provider/TimeLines';
import { momentsOf } from '../../src/provider/timeLine';

const MOMENTS = momentsOf({
  series: [{ burnHeight: 100, blockTime: 1_772_323_200, capital: 9_000_000n, premiumEarned: 2_000_000n, losses: 0n }],
  rungs: [
    { expirationHeight: 250, collateral: 3_000_000n },
    { expirationHeight: 300, collateral: 4_000_000n },
  ],
  now: 200,
  opening: 275,
});
const AT = { burnHeight: 200, atMs: 1_772_323_200_000, burnBlockSeconds: 600 };

function open(): void {
  act(() => render(<Line name="STX balanced" unit="STX" moments={MOMENTS} at={AT} />, document.body));
}

function said(): string {
  return document.querySelector('[role=status]')?.textContent ?? '';
}

function slide(to: number): void {
  const slider = document.querySelector<HTMLInputElement>('input[type=range]');
  if (!slider) throw new Error('no slider');
  act(() => {
    slider.value = `${to}`;
    slider.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

function press(place: number): void {
  const drawing = document.querySelector('svg');
  if (!drawing) throw new Error('no drawing');
  drawing.getBoundingClientRect = () => ({ left: 0, width: 1_000 }) as DOMRect;
  act(() => {
    drawing.dispatchEvent(new MouseEvent('pointerdown', { clientX: place * 10, bubbles: true }));
  });
}

afterEach(() => act(() => render(null, document.body)));

describe('the time line of a book', () => {
  it('begins at now', () => {
    open();
    expect(said()).toBe('7.00 STX is locked for policies that run.');
  });

  it.each([
    ['what was', 0, 2, 'Until then 2.00 STX of premium was earned and 0.00 STX lost; 9.00 STX was in the book.'],
    ['what ends', 2, 76, 'Policies that lock 3.00 STX end. Of what is locked now, 4.00 STX stays locked.'],
    ['the opening', 3, 88, 'The next epoch opens. Of what is locked now, 4.00 STX still is.'],
    ['the end of all', 4, 100, 'Policies that lock 4.00 STX end. Of what is locked now, 0.00 STX stays locked.'],
  ])('says %s by key and by pointer', (_, index, place, words) => {
    open();
    slide(index);
    expect(said()).toBe(words);
    slide(1);
    press(place);
    expect(said()).toBe(words);
  });

  it('goes on by key where two moments are of one block', () => {
    const rungs = [{ expirationHeight: 250, collateral: 3_000_000n }];
    const moments = momentsOf({ series: [], rungs, now: 200, opening: 250 });
    act(() => render(<Line name="STX balanced" unit="STX" moments={moments} at={AT} />, document.body));
    slide(1);
    expect(said()).toContain('Policies that lock 3.00 STX end.');
    slide(2);
    expect(said()).toContain('The next epoch opens.');
  });

  it('says when, as an estimate for what comes', () => {
    open();
    slide(2);
    // 50 blocks of ten minutes behind midnight
    expect(document.querySelector('input')?.getAttribute('aria-valuetext')).toBe('about 1 Mar 2026, 08:20 UTC');
    slide(0);
    expect(document.querySelector('input')?.getAttribute('aria-valuetext')).toBe('1 Mar 2026, 00:00 UTC');
  });
});
