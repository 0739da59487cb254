// @vitest-environment happy-dom
import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import { OWN_CODES, ownProblem } from '../../src/api/answer';
import { Amount, AsOf, AsOfContext, Stated } from '../../src/parts/Amount';
import { widthOf } from '../../src/parts/Bars';
import { looksTheSame } from '../../src/parts/Chart';
import { Field, Slider } from '../../src/parts/Field';
import { HeatMap, heatOf, heatShown } from '../../src/parts/HeatMap';
import type { ChartProps } from '../../src/parts/series';
import { Loaded } from '../../src/parts/states';
import { Table } from '../../src/parts/Table';
import { nextIndex, Tabs } from '../../src/parts/Tabs';
import { TipLayer } from '../../src/parts/TipLayer';

const final = { height: 523, indexBlockHash: '0xc26da4be6ce5b8f6aa0bff2d', burnHeight: 212, final: true };

function show(what: ComponentChild): HTMLElement {
  act(() => render(what, document.body));
  return document.body;
}

function one(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`nothing at ${selector}`);
  return found;
}

afterEach(() => act(() => render(null, document.body)));

describe('Amount', () => {
  it('says the exact amount, the block and its finality', () => {
    show(
      <AsOfContext.Provider value={final}>
        <Amount value={1_234_567_890n} unit="STX" />
      </AsOfContext.Provider>,
    );
    expect(one('.amount').textContent).toBe('1,234.56 STX');
    expect(one('.amount').dataset.tip).toBe(
      '1,234.567890 STX\nas of block 523, final\n0xc26da4be6c…aa0bff2d, Bitcoin block 212',
    );
  });

  it.each([
    ['its block is not final', <Amount key="a" value={1n} unit="STX" asOf={{ ...final, final: false }} />],
    ['it is in no final block', <Amount key="b" value={1n} unit="STX" pending asOf={final} />],
  ])('is marked and named as pending when %s', (_, amount) => {
    show(amount);
    expect(one('.amount').className).toContain('pending');
    expect(one('.pending-word').textContent).toBe(' pending');
  });

  it.each([
    [5n, 'gain'],
    [-5n, 'loss'],
    [0n, 'zero'],
  ])('%s is toned', (value, tone) => {
    show(<Amount value={value} unit="STX" toned signed />);
    expect(one('.amount').classList.contains(tone)).toBe(true);
  });

  it('is never shown as none, and never as more than there is', () => {
    show(<Amount value={1n} unit="STX" withUnit={false} />);
    expect(one('.amount').textContent).toBe('0.000001');
    show(<Amount value={1_999_999n} unit="STX" withUnit={false} />);
    expect(one('.amount').textContent).toBe('1.99');
  });
});

describe('Stated', () => {
  it('says the block of a number that is no amount', () => {
    show(
      <AsOfContext.Provider value={final}>
        <Stated tip="of six books">12 %</Stated>
      </AsOfContext.Provider>,
    );
    expect(one('[data-tip]').dataset.tip).toContain('of six books\nas of block 523, final');
  });

  it('says nothing where no block is known', () => {
    show(<Stated>12 %</Stated>);
    expect(document.querySelector('[data-tip]')).toBeNull();
  });
});

describe('TipLayer', () => {
  it('shows on focus, describes its owner, and hides with Escape', () => {
    show(
      <>
        <AsOf asOf={final} />
        <TipLayer />
      </>,
    );
    act(() => void one('.as-of').dispatchEvent(new FocusEvent('focusin', { bubbles: true })));
    expect(one('#tip').hidden).toBe(false);
    expect(one('#tip').textContent).toContain('as of block 523, final');
    expect(one('.as-of').getAttribute('aria-describedby')).toBe('tip');
    act(() => void document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' })));
    expect(one('#tip').hidden).toBe(true);
    expect(one('.as-of').hasAttribute('aria-describedby')).toBe(false);
  });
});

describe('Loaded', () => {
  const shown = (value: number) => <b>{value}</b>;

  it('shows a skeleton while it comes', () => {
    expect(show(<Loaded of={{ state: 'loading' }}>{shown}</Loaded>).textContent).toContain('Loading');
  });

  it('shows the sentence of a problem, and tries again', () => {
    let tries = 0;
    const problem = {
      code: 'PRICE_UNAVAILABLE',
      sentence: 'BTC: no two sources agree',
      status: 503,
      retryable: true,
      largestAmount: null,
    };
    show(
      <Loaded of={{ state: 'failed', problem }} retry={() => tries++}>
        {shown}
      </Loaded>,
    );
    expect(one('[role=alert]').textContent).toContain('Too few exchanges agree');
    one('button').click();
    expect(tries).toBe(1);
  });

  it('shows calmly what the server does not have', () => {
    const problem = ownProblem(OWN_CODES.notAvailable, 'This server does not offer /v1/pool/metrics.', false);
    show(<Loaded of={{ state: 'failed', problem }}>{shown}</Loaded>);
    expect(one('.empty').textContent).toContain('does not offer /v1/pool/metrics');
    expect(document.querySelector('[role=alert]')).toBeNull();
  });

  it('keeps showing an old value and says that it is old', () => {
    const problem = ownProblem(OWN_CODES.unreachable, 'The server does not answer.', true);
    show(<Loaded of={{ state: 'ready', value: 7, atMs: 0, problem }}>{shown}</Loaded>);
    expect(one('b').textContent).toBe('7');
    expect(one('.stale').textContent).toContain('does not answer');
  });
});

describe('Table', () => {
  it('has a caption, row heads, and a line between groups', () => {
    show(
      <Table
        caption="Books"
        columns={[
          { key: 'n', head: 'Name', rowHead: true, cell: (it: string) => it },
          { key: 'l', head: 'Length', numeric: true, cell: (it) => it.length },
        ]}
        rows={['aa', 'ab', 'ba']}
        rowKey={(it) => it}
        groupOf={(it) => it[0] ?? ''}
      />,
    );
    expect(one('caption').textContent).toBe('Books');
    expect(document.querySelectorAll('th[scope=row]')).toHaveLength(3);
    expect([...document.querySelectorAll('tbody tr')].map((it) => it.className)).toEqual(['', '', 'group-start']);
  });

  it('shows what is given when there are no rows', () => {
    show(<Table caption="x" columns={[]} rows={[]} rowKey={() => ''} empty={<i>none</i>} />);
    expect(document.body.innerHTML).toBe('<i>none</i>');
  });
});

describe('Tabs', () => {
  it.each([
    ['ArrowRight', 2, 0],
    ['ArrowLeft', 0, 2],
    ['Home', 2, 0],
    ['End', 0, 2],
    ['a', 0, null],
  ])('%s from %s', (key, from, to) => {
    expect(nextIndex(key, from, 3)).toBe(to);
  });

  it('has one stop for the keyboard, and arrows choose', () => {
    let chosen = 'a';
    show(
      <Tabs
        label="Tabs"
        tabs={[
          { key: 'a', label: 'A' },
          { key: 'b', label: 'B' },
        ]}
        chosen="a"
        choose={(key) => {
          chosen = key;
        }}
      >
        panel
      </Tabs>,
    );
    expect([...document.querySelectorAll<HTMLElement>('[role=tab]')].map((it) => it.tabIndex)).toEqual([0, -1]);
    one('[role=tab]').dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    expect(chosen).toBe('b');
  });
});

describe('Field', () => {
  it('reads its hint and its error with the input', () => {
    show(<Field label="Amount" value="x" change={() => {}} hint="in STX" error="Expected a number." suffix="STX" />);
    const input = one('input');
    const described = (input.getAttribute('aria-describedby') ?? '').split(' ');
    expect(described.map((id) => document.getElementById(id)?.textContent)).toEqual(['in STX', 'Expected a number.']);
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(one('label').getAttribute('for')).toBe(input.id);
  });

  it('tells a slider in words', () => {
    show(<Slider label="Strike" min={50} max={100} step={1} value={80} change={() => {}} shown="80 % of BTC" />);
    expect(one('input').getAttribute('aria-valuetext')).toBe('80 % of BTC');
    expect(one('output').textContent).toBe('80 % of BTC');
  });
});

describe('looksTheSame', () => {
  const chart: ChartProps = {
    label: 'Capital',
    x: [1, 2],
    xKind: 'time',
    xLabel: 'Time',
    series: [{ label: 'STX', color: '--accent', values: [5, null] }],
    formatY: String,
  };
  const series = (values: (number | null)[], more = {}) => [{ label: 'STX', color: '--accent', values, ...more }];

  it.each([
    ['other arrays with the same numbers', { ...chart, x: [1, 2], series: series([5, null]) }, true],
    ['another way to write', { ...chart, formatY: () => '' }, true],
    ['another number', { ...chart, series: series([5, 6]) }, false],
    ['one more point', { ...chart, x: [1, 2, 3], series: series([5, null, 7]) }, false],
    ['one more line', { ...chart, series: [...series([5, null]), ...series([5, null])] }, false],
    ['another name', { ...chart, label: 'Losses' }, false],
    ['another line', { ...chart, series: series([5, null], { dashed: true }) }, false],
    ['another height', { ...chart, height: 100 }, false],
  ])('%s', (_, other, expected) => {
    expect(looksTheSame(chart, other)).toBe(expected);
  });
});

describe('sizes of bars and colours', () => {
  it.each([
    [0n, 100n, 0],
    [1n, 1_000_000n, 0.5],
    [50n, 100n, 50],
    [200n, 100n, 100],
    [5n, 0n, 0],
  ])('%s of %s is %s wide', (part, longest, width) => {
    expect(widthOf(part, longest)).toBe(width);
  });

  it.each([
    [0, 0],
    [1, 6],
    [50, 28],
    [100, 50],
    [400, 50],
  ])('heat %s shows %s %% of the colour', (heat, shown) => {
    expect(heatShown(heat)).toBe(shown);
  });

  it.each([
    [1n, 3n, 33.33],
    [0n, 3n, 0],
    [3n, 0n, 0],
  ])('%s of %s is heat %s', (part, largest, heat) => {
    expect(heatOf(part, largest)).toBe(heat);
  });

  it('says the numbers of a heat map as a table', () => {
    show(
      <HeatMap
        caption="Map"
        corner="x"
        columns={[{ key: 'c', head: 'C', marked: true }]}
        rows={[{ key: 'r', head: 'R' }]}
        cell={() => ({ heat: 100, text: '7', tip: 'seven' })}
      />,
    );
    expect(one('td').textContent).toBe('7');
    expect(one('td').style.getPropertyValue('--heat')).toBe('50%');
    expect(one('thead .marked').textContent).toBe('C');
  });
});
