// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it } from 'vitest';
import type { Entry } from '../../src/api/people';
import { Capital } from '../../src/provider/History';

afterEach(() => act(() => render(null, document.body)));

const ACT: Entry = {
  kind: 'DEPOSIT',
  token: 'STX',
  tier: 'aggressive',
  epoch: 3,
  capital: 7_300_000_000n,
  premium: 0n,
  weight: 7_300_000_000n * 4_096n,
  height: 61,
  indexBlockHash: '0x61',
  burnHeight: 31,
  blockTime: 1_790_000_000,
  txid: '0xab',
};

it.each([
  ['DEPOSIT', '+7,300.00 STX'],
  ['WITHDRAWAL', '−7,300.00 STX'],
  // Nothing moves: who asks to leave with 7,300 STX gets no plus for it.
  ['EXIT_REQUEST', 'of 7,300.00 STX'],
  ['EPOCH', 'works with 7,300.00 STX'],
])('%s of 7,300 STX is %s', (kind, shown) => {
  act(() => render(<Capital entry={{ ...ACT, kind }} />, document.body));
  expect(document.body.textContent).toBe(shown);
});
