// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { daysBetween } from '../../src/policies/PolicyChart';
import { PriceSurface, type SurfaceProps, sentence } from '../../src/protect/PriceSurface';
import {
  conePath,
  dayAt,
  deviation,
  historyOf,
  keyed,
  payoutArea,
  priceAt,
  priceTicks,
  viewOf,
  xOf,
  yOf,
} from '../../src/protect/surface';

const box = { width: 640, height: 200 };
const view = viewOf('PUT', 60_000, 30);

afterEach(() => act(() => render(null, document.body)));

describe('what is seen', () => {
  it('stands still while the end moves, and grows in steps', () => {
    expect(viewOf('PUT', 60_000, 20)).toEqual(viewOf('PUT', 60_000, 40));
    expect(viewOf('PUT', 60_000, 41).last).toBe(110);
    expect(viewOf('PUT', 60_000, 365)).toMatchObject({ first: -90, last: 430 });
  });

  it('reaches down to half of the price where something is paid below, and up where it is above', () => {
    expect(viewOf('PUT', 60_000, 30).low).toBeLessThan(30_000);
    expect(viewOf('CALL', 60_000, 30).high).toBeGreaterThan(90_000);
  });

  it.each([-40, 0, 7, 30])('day %s is found where it stands', (day) => {
    expect(dayAt(xOf(day, view, box), view, box)).toBeCloseTo(day);
  });

  it.each([30_000, 54_000, 70_000])('%s dollars are found where they stand', (price) => {
    expect(priceAt(yOf(price, view, box), view, box)).toBeCloseTo(price);
  });

  it('has round numbers beside it', () => {
    expect(priceTicks({ first: 0, last: 1, low: 27_000, high: 78_000 })).toEqual([40_000, 60_000]);
  });
});

describe('what is drawn', () => {
  /** exp of 0.6 x sqrt(365 / 365) */
  it('has a cone of one standard deviation', () => {
    expect(deviation(60_000, 6_000, 365).high).toBeCloseTo(60_000 * Math.exp(0.6));
    expect(deviation(60_000, 6_000, 0)).toEqual({ low: 60_000, high: 60_000 });
    expect(conePath(60_000, 6_000, 30, view, box)).toMatch(/^M[\d. L-]+Z$/);
  });

  it('shades the paying side from now to the end', () => {
    const below = payoutArea('PUT', 54_000, 30, view, box);
    expect(below.y).toBeCloseTo(yOf(54_000, view, box));
    expect(below.y + below.height).toBeCloseTo(200);
    expect(below.x + below.width).toBeCloseTo(xOf(30, view, box));
    expect(payoutArea('CALL', 66_000, 30, view, box).y).toBe(0);
  });

  /** A close is of the end of its day; the one of a day that is not over is left out; now is the last point. */
  it('takes the closes of past days and the price of now', () => {
    const close = (day: string, usd: number) => ({ day, price: BigInt(usd) * 100_000_000n, sources: 3 });
    const points = historyOf(
      [close('2026-03-01', 58_000), close('2026-03-02', 59_000), close('2026-03-03', 1)],
      Date.parse('2026-03-03T12:00:00Z'),
      60_000_00000000n,
    );
    expect(points).toEqual([
      { day: -1.5, price: 58_000 },
      { day: -0.5, price: 59_000 },
      { day: 0, price: 60_000 },
    ]);
  });
});

describe('a key', () => {
  const limits = { least: 50, most: 100 };
  it.each([
    ['ArrowUp', 90, 91],
    ['ArrowLeft', 90, 89],
    ['PageDown', 90, 85],
    ['PageUp', 98, 100],
    ['Home', 90, 50],
    ['End', 90, 100],
    ['ArrowDown', 50, 50],
    ['Tab', 90, null],
  ])('%s at %s asks for %s', (key, value, next) => {
    expect(keyed(key, value, limits, 5)).toBe(next);
  });
});

describe('the chart', () => {
  const change = vi.fn();
  const props: SurfaceProps = {
    policyType: 'PUT',
    btc: 60_000,
    strike: 54_000,
    breakEven: 53_200,
    days: 30,
    volatilityBps: 6_000,
    history: [{ day: -1, price: 59_000 }],
    choose: { percent: 90, percents: { least: 50, most: 100 }, base: 60_000, longest: 180, change },
  };

  function slider(name: string): SVGElement {
    const found = document.querySelector<SVGElement>(`[role="slider"][aria-label="${name}"]`);
    if (!found) throw new Error(`no ${name}`);
    return found;
  }

  it('moves strike and end with the keys', () => {
    act(() => render(<PriceSurface {...props} />, document.body));
    const line = slider('Line of the protected value');
    expect(line.getAttribute('aria-valuetext')).toBe('90 %, $54,000');
    line.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
    expect(change).toHaveBeenLastCalledWith({ percent: 89 });
    slider('Edge of the end').dispatchEvent(new KeyboardEvent('keydown', { key: 'PageUp', bubbles: true }));
    expect(change).toHaveBeenLastCalledWith({ days: 37 });
  });

  it('moves the strike with the pointer by the same rule', () => {
    act(() => render(<PriceSurface {...props} />, document.body));
    const line = slider('Line of the protected value');
    // The drawing is 238 high; the price of 48,000 is 80 % of 60,000.
    const y = yOf(48_000, viewOf('PUT', 60_000, 30), { width: 640, height: 238 });
    const at = (type: string, clientY: number) =>
      line.dispatchEvent(new MouseEvent(type, { clientY, bubbles: true, cancelable: true }));
    at('pointerdown', y);
    expect(change).toHaveBeenLastCalledWith({ percent: 80 });
    at('pointerup', y);
    change.mockClear();
    at('pointermove', 0);
    expect(change).not.toHaveBeenCalled();
  });

  it('only shows where nothing is to be chosen, with the place where it was bought', () => {
    const { choose, ...shown } = props;
    act(() => render(<PriceSurface {...shown} bought={{ day: -3, price: 61_000 }} />, document.body));
    expect(document.querySelectorAll('[role="slider"]')).toHaveLength(0);
    expect(document.body.textContent).toContain('bought');
  });

  it('says in words what it shows', () => {
    expect(sentence(props)).toBe(
      'Bitcoin is at $60,000.00. It pays below $54,000, until 30 days from now. The premium is made up for at $53,200.00. By the volatility in its price, two times of three Bitcoin ends between $50.5k and $71.2k.',
    );
    expect(sentence({ ...props, breakEven: null, volatilityBps: null, days: 1 })).toContain('until 1 day from now.');
  });
});

it.each([
  [100, 100, 1],
  [100, 244, 1],
  [100, 245, 2],
  [300, 100, 1],
])('from block %s to %s there are %s days', (tip, end, days) => {
  expect(daysBetween(tip, end)).toBe(days);
});
