// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import { ownProblem } from '../../src/api/answer';
import type { Policy, Quote } from '../../src/api/people';
import { namedContracts } from '../../src/home/Contracts';
import { netOf, shareBps } from '../../src/home/EarnDoor';
import { HowItWorks } from '../../src/home/HowItWorks';
import { paidOf } from '../../src/home/PaidOut';
import { PriceSentence, protectHref, usualDays } from '../../src/home/ProtectDoor';
import { WhatYouCanLose } from '../../src/home/WhatYouCanLose';

afterEach(() => act(() => render(null, document.body)));

function policy(policyId: number, payout: bigint | null, burnHeight = 100): Policy {
  return { policyId, settlement: payout === null ? null : { payout, burnHeight } } as Policy;
}

describe('what a book brought since it began', () => {
  it.each([
    [100n, 30n, 70n],
    [30n, 100n, -70n],
    [0n, 0n, 0n],
  ])('earned %s and lost %s is %s', (premiumEarned, losses, net) => {
    expect(netOf({ premiumEarned, losses })).toBe(net);
  });

  it.each([
    [1_000n, 70n, 700n],
    [100n, 100n, 10_000n],
    [3n, 947n, null],
    [0n, 0n, null],
  ])('with %s in it, %s more or less is %s basis points of it', (capital, net, bps) => {
    expect(shareBps({ capital, premiumEarned: net, losses: 0n })).toBe(bps);
    expect(shareBps({ capital, premiumEarned: 0n, losses: net })).toBe(bps === null ? null : -bps);
  });
});

describe('policies paid out', () => {
  it('are those that were paid something, the newest settlement first', () => {
    const paid = paidOf([policy(1, 5n, 90), policy(2, 0n), policy(3, null)], [policy(4, 7n, 120), policy(5, 1n, 90)]);
    expect(paid.map((it) => it.policyId)).toEqual([4, 5, 1]);
  });

  it('are six at most', () => {
    expect(paidOf(Array.from({ length: 9 }, (_, id) => policy(id, 1n)))).toHaveLength(6);
  });
});

describe('the door of who wants protection', () => {
  it('leads to the page that sells, with the amount', () => {
    expect(protectHref(10_000_000n)).toBe('/protect');
    expect(protectHref(null)).toBe('/protect');
    expect(protectHref(25_000_000n)).toBe('/protect?amount=0.25');
  });

  it.each([
    [144, 30],
    // 390 x 10 - 1,008 = 2,892 blocks, 20 days
    [10, 20],
  ])('offers a month, or what epochs of %d blocks allow', (epochBlocks, days) => {
    const book = { token: 'STX', tier: 'balanced', phase: 'OPEN', epoch: 1, startsAt: 0, endsAt: epochBlocks } as const;
    expect(usualDays([book])).toBe(days);
  });

  it('says what it costs now', () => {
    const quote = {
      policyType: 'PUT',
      token: 'STX',
      strike: 5_400_000_000_000n,
      amount: 10_000_000n,
      premium: 50_000_000n,
      btcPrice: 6_000_000_000_000n,
      stxPrice: 80_000_000n,
      asOf: null,
    } as unknown as Quote;
    act(() => render(<PriceSentence priced={{ state: 'quoted', quote }} />, document.body));
    expect(document.body.textContent).toBe('Below $54,000 it costs 50.00 STX ($40.00) now.');
  });

  it('says in words why there is no price', () => {
    const problem = { ...ownProblem('NO_CAPACITY', 'x', false), status: 422 };
    act(() => render(<PriceSentence priced={{ state: 'refused', problem }} />, document.body));
    expect(document.body.textContent).toBe('The pool cannot back this amount at the moment.');
  });
});

describe('the front page', () => {
  it('names the contracts, with an oracle where there is one', () => {
    const contracts = { vault: 'ST1.v', registry: 'ST1.r', oracle: null, sbtcToken: 'ST1.s' };
    const network = { contracts } as unknown as Parameters<typeof namedContracts>[0];
    expect(namedContracts(network).map(([, id]) => id)).toEqual(['ST1.v', 'ST1.r']);
    const three = { contracts: { ...contracts, oracle: 'ST1.o' } } as unknown as Parameters<typeof namedContracts>[0];
    expect(namedContracts(three)).toHaveLength(3);
  });

  it('tells how it works in three pictures whose words stand beside them', () => {
    act(() => render(<HowItWorks />, document.body));
    expect(document.querySelectorAll('.steps li')).toHaveLength(3);
    for (const picture of document.querySelectorAll('svg')) expect(picture.getAttribute('aria-hidden')).toBe('true');
  });

  it('tells both sides what they can lose', () => {
    act(() => render(<WhatYouCanLose />, document.body));
    expect(document.body.textContent).toContain('The premium, and no more.');
    expect(document.body.textContent).toContain('All that your book has sold against');
  });
});
