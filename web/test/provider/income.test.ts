import { describe, expect, it } from 'vitest';
import type { Account } from '../../src/api/people';
import { claimable, partsOf, sums } from '../../src/provider/income';

const BLOCK = { height: 10, indexBlockHash: '0x00', burnHeight: 5, final: true };

function account(fields: Partial<Account> = {}): Account {
  return {
    token: 'STX',
    tier: 'balanced',
    epoch: 3,
    deposited: 100_000n,
    pending: 0n,
    exit: 0n,
    locked: 0n,
    losses: 0n,
    available: 100_000n,
    limit: 0n,
    withdrawn: 0n,
    withdrawable: 0n,
    premiumPending: 0n,
    premiumEarned: 0n,
    premiumWithdrawn: 0n,
    weight: 0n,
    callable: 0n,
    worstLoss: 0n,
    freeNow: 0n,
    freeAtNextOpening: 0n,
    asOf: BLOCK,
    ...fields,
  };
}

describe('sums', () => {
  it('are made by token and never across', () => {
    const [stx, sbtc] = sums([
      account({ losses: 1_000n, locked: 20n, callable: 5n, worstLoss: 25n, premiumEarned: 9n, premiumWithdrawn: 4n }),
      account({ tier: 'aggressive', deposited: 50_000n, callable: 1n, worstLoss: 1n, freeNow: 7n }),
      account({ token: 'SBTC', deposited: 3n }),
    ]);
    // 100,000 - 1,000 + 50,000
    expect(stx).toMatchObject({ token: 'STX', capital: 149_000n, locked: 20n, free: 7n, claimable: 5n });
    expect(stx).toMatchObject({ callable: 6n, worstLoss: 26n });
    expect(sbtc).toMatchObject({ token: 'SBTC', capital: 3n });
  });

  it('of nothing are nothing', () => {
    expect(sums([])).toEqual([]);
  });
});

describe('parts', () => {
  it.each([
    [account({ locked: 30_000n, pending: 20_000n }), { locked: 30_000n, pending: 20_000n, working: 50_000n }],
    [account({ losses: 95_000n, locked: 30_000n }), { locked: 5_000n, pending: 0n, working: 0n }],
    [account({ deposited: 10n, losses: 20n }), { locked: 0n, pending: 0n, working: 0n }],
  ])('add up to the capital: %#', (given, expected) => {
    const parts = partsOf(given);
    expect(parts).toMatchObject(expected);
    expect(parts.locked + parts.pending + parts.working).toBe(parts.total);
  });
});

describe('premium to claim', () => {
  it('is what was earned and not taken, and never negative', () => {
    expect(claimable(account({ premiumEarned: 10n, premiumWithdrawn: 4n }))).toBe(6n);
    expect(claimable(account({ premiumEarned: 3n, premiumWithdrawn: 4n }))).toBe(0n);
  });
});
