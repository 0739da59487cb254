import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/api/people';
import { shownOf } from '../../src/provider/History';

function entry(kind: string, height: number): Entry {
  return {
    kind,
    token: 'STX',
    tier: 'balanced',
    epoch: height,
    capital: 5n,
    premium: 0n,
    weight: 0n,
    height,
    indexBlockHash: '0x00',
    burnHeight: height,
    blockTime: height,
    txid: `0x${height}`,
  };
}

describe('the history', () => {
  const first = [entry('EPOCH', 9), entry('EPOCH', 8)];
  const more = [entry('EPOCH', 8), entry('DEPOSIT', 1)];

  it('of acts is found on older pages, past epochs that fill the newest', () => {
    expect(shownOf(first, [], 'acts')).toEqual([]);
    expect(shownOf(first, more, 'acts').map((it) => it.height)).toEqual([1]);
  });

  it('has each line once when a new block moved the pages', () => {
    expect(shownOf(first, more, 'all').map((it) => it.height)).toEqual([9, 8, 1]);
  });
});
