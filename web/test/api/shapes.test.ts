import { describe, expect, it } from 'vitest';
import { operations } from '../../src/api/operations';
import { exposure } from '../../src/api/risk';
import { books, prices, status } from '../../src/api/shapes';

// As answered by a running pool at block 150 and later, shortened.
const asOf = { height: 150, indexBlockHash: '0x263b', burnHeight: 27, final: true };

describe('answers of a running pool', () => {
  it('reads books', () => {
    const book = {
      token: 'SBTC',
      tier: 'aggressive',
      phase: 'PROPOSED',
      proposal: { epoch: 1, weight: '7', capacity: '3', root: '0x01', confirmableAt: 41 },
      pausedUntil: null,
      epoch: 0,
      startsAt: 3,
      endsAt: 39,
      capital: '159425879',
      locked: '0',
      losses: '0',
      premiumPending: '0',
      premiumEarned: '0',
      premiumWithdrawn: '0',
      capacity: '0',
      used: '0',
      weight: '0',
      root: '0x00',
      asOf,
    };
    expect(books({ books: [book], asOf }, 'books').books[0]?.capital).toBe(159_425_879n);
    expect(books({ books: [book], asOf }, 'books').books[0]?.proposal?.capacity).toBe(3n);
  });

  it('reads a price, and the reason when there is none', () => {
    const read = prices(
      {
        prices: [
          {
            asset: 'BTC',
            price: null,
            reason: 'no two sources agree',
            ageMs: null,
            used: [],
            dropped: [],
            volatilities: [],
          },
          { asset: 'STX', price: '80000000', reason: null, ageMs: 444 },
        ],
      },
      'prices',
    );
    expect(read.prices[0]?.reason).toBe('no two sources agree');
    expect(read.prices[1]?.used).toEqual([]);
  });

  it('reads the status of an older topology', () => {
    expect(status({ state: 'READY', reason: '', appliedHeight: 164, asOf }, 'status').halted).toEqual([]);
  });

  it('reads what the parts say of themselves, and that some say nothing', () => {
    const silent = (name: string) => ({ name, state: 'DOWN', reason: 'nobody answers at its address', details: null });
    const account = { address: 'ST3', pending: 1, waiting: 2, parked: 0, nextNonce: 8, feesOfDayMicroStx: 630 };
    const submitter = { signers: { keeper: account }, troubles: [], notes: ['n'], oldestWaitingBurnBlocks: 0 };
    const read = operations(
      {
        parts: {
          watcher: silent('chain-watcher'),
          submitter: { name: 'tx-submitter', state: 'UP', reason: '', details: submitter },
          oracle: silent('oracle'),
          topology: silent('topology'),
        },
        transactions: [],
        asOf,
      },
      'operations',
    );
    expect(read.parts.watcher.details).toBeNull();
    expect(read.parts.submitter.details?.signers.keeper).toEqual(account);
  });

  it('refuses details that are not the documented ones, and says where', () => {
    const part = { name: 'oracle', state: 'UP', reason: '', details: { words: 'all well' } };
    expect(() => operations({ parts: { watcher: part } }, 'operations')).toThrow(
      'operations.parts.watcher.details.comparisons: expected a list',
    );
  });

  it('reads an exposure without a volatility', () => {
    const none = { largest: null, largestShareBps: 0, herfindahlBps: 0 };
    const read = exposure(
      {
        token: 'STX',
        tier: 'balanced',
        sum: { policies: 0, amount: '0', collateral: '0', intrinsic: '0', model: null, coverageBps: null },
        cells: [],
        strike: none,
        expiration: none,
        buyer: none,
        ladder: [],
        grid: [],
        inputs: { btcPrice: '1', stxPrice: '1', burnHeight: 1, volatilities: [], model: 'black-scholes-1' },
        asOf,
      },
      'exposure',
    );
    expect(read.sum.model).toBeNull();
  });
});
