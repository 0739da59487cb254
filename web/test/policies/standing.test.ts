import { describe, expect, it } from 'vitest';
import type { Policy } from '../../src/api/people';
import { activationOf, inOrder, standingOf } from '../../src/policies/standing';

const usd = (dollars: number): bigint => BigInt(dollars) * 100_000_000n;
const OWNER = 'ST1SFFJ5WSNW5YN4RS31VVP1QXPNN620TD7H90Q6W';

function policy(fields: Partial<Policy> = {}): Policy {
  return {
    policyId: 7,
    owner: OWNER,
    policyType: 'PUT',
    style: 'AMERICAN',
    strike: usd(60_000),
    amount: 50_000_000n,
    expirationHeight: 200,
    token: 'STX',
    tier: 'conservative',
    collateral: 56_250_000_000n,
    premium: 1_000_000_000n,
    quoteId: '0x00',
    status: 'ACTIVE',
    created: { burnHeight: 50, txid: '0x01', btcPrice: usd(60_000), stxPrice: 80_000_000n },
    activationRequestedAt: 0,
    settlement: null,
    asOf: { height: 100, indexBlockHash: '0x00', burnHeight: 90, final: true },
    ...fields,
  };
}

const FALLEN = { btc: usd(48_000), stx: 60_000_000n };

describe('standing', () => {
  it('in the money says what it would pay now', () => {
    // 12,000 * 0.5 / 0.60 = 10,000 STX; 12,000 of 60,000 is 20 %
    expect(standingOf(policy(), FALLEN)).toMatchObject({
      kind: 'in',
      distanceBps: 2_000n,
      now: { payout: 10_000_000_000n },
    });
  });

  it.each([
    [policy(), { btc: usd(66_000), stx: 1n }, 'out'],
    [policy(), { btc: usd(60_000), stx: 1n }, 'out'],
    [policy(), null, 'unknown'],
    [policy({ status: 'EXERCISED' }), FALLEN, 'ended'],
    [policy({ policyType: 'CALL' }), FALLEN, 'out'],
  ])('%#', (given, market, kind) => {
    expect(standingOf(given, market).kind).toBe(kind);
  });
});

describe('activation', () => {
  const standing = standingOf(policy(), FALLEN);

  // Each row mends one fault and meets the next, in the contract's order.
  it.each([
    [policy({ style: 'EUROPEAN', status: 'EXERCISED' }), 'ST2', 500, /Only the wallet/],
    [policy({ style: 'EUROPEAN', status: 'EXERCISED' }), OWNER, 500, /settles by itself/],
    [policy({ status: 'EXERCISED' }), OWNER, 500, /has ended/],
    [policy({ activationRequestedAt: 95 }), OWNER, 500, /reached its end/],
    [policy({ activationRequestedAt: 95 }), OWNER, 199, /asked for/],
  ])('is refused with its reason: %#', (given, owner, tip, why) => {
    const result = activationOf(given, owner, tip, standing);
    expect(result).toMatchObject({ can: false, why: expect.stringMatching(why) });
  });

  it.each([
    [FALLEN, true],
    [{ btc: usd(66_000), stx: 1n }, false],
    [null, false],
  ])('is possible before the end, in the money or not: %#', (market, isInTheMoney) => {
    expect(activationOf(policy(), OWNER, 199, standingOf(policy(), market))).toEqual({ can: true, isInTheMoney });
  });
});

describe('order', () => {
  it('puts what ends soonest on top and what has ended below, the newest first', () => {
    const ids = inOrder([
      policy({ policyId: 1, status: 'EXPIRED_OTM' }),
      policy({ policyId: 2, expirationHeight: 400 }),
      policy({ policyId: 3, status: 'EXERCISED' }),
      policy({ policyId: 4, expirationHeight: 300 }),
    ]).map((it) => it.policyId);
    expect(ids).toEqual([4, 2, 3, 1]);
  });
});
