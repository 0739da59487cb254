// The allocator's key in the hands of a thief. While a guardian looks, nothing begins. When nobody looks, a false root gives a
// depositor at most what he ever deposited, and one book's earned premium; no other book is touched, no policy is uncovered.
import { beforeAll, expect, test } from 'vitest';
import { addressOf } from '../../support/accounts.js';
import { Chain } from '../../support/chain.js';
import { Pool } from '../../support/pool.js';
import { Random } from '../../support/random.js';
import { outcomeOf } from '../../support/refusals.js';
import { seedsOf } from '../../support/scale.js';
import { GRACE, NO_SHARES, ROOT_DELAY, btc, stx, usd } from '../../support/world.js';

const BOOK = { token: 'STX', tier: 'balanced' };
const OTHER = { token: 'SBTC', tier: 'balanced' };
let chain;

beforeAll(async () => {
  chain = await Chain.start();
});

/** A book that lost 10,000 of 100,000 STX of honest and 50,000 of the thief's, and earned 950. */
function pool() {
  const made = new Pool(chain, { vault: { epochBlocks: 20n, shares: NO_SHARES } });
  made.deposit(BOOK, stx(100_000), 'honest');
  made.deposit(BOOK, stx(50_000), 'thief');
  made.deposit(OTHER, btc(5), 'honest');
  made.nextEpoch([BOOK, OTHER]);
  made.record();
  made.buy({ ...BOOK, expirationHeight: chain.burnHeight + 15n });
  made.advance(15n);
  made.record({ BTC: usd(48_000), STX: usd(0.6) });
  made.expire([{ policyId: 1n, btcAt: chain.burnHeight, stxAt: chain.burnHeight }]);
  made.advanceTo(made.endOf(BOOK));
  return made;
}

/** The guard: vetoes every proposal that is not the one of the books. */
function guard(made) {
  const { proposal } = made.world.book(BOOK.token, BOOK.tier);
  if (proposal === null) return false;
  const ours = made.ledger.openingOf(BOOK);
  const same = [ours.weight, ours.capacity, `0x${ours.root}`].map(String).join() === [proposal.weight, proposal.capacity, proposal.root].join();
  if (!same) made.saw(made.world.vetoOpening(BOOK.token, BOOK.tier));
  return !same;
}

/** A false opening by which all capital and premium is the thief's. */
function greedy(made, settledPremium = stx(1_000_000) * 4096n) {
  return made.world.claimWithLeaf('thief', { ...BOOK, opening: stx(140_000), settledPremium });
}

const propose = (made, claim, capacity = 0n) => made.saw(made.world.openEpochs([{ ...BOOK, capacity, weight: claim.root.sum, root: claim.root.hash }]));

test('whileAGuardianLooksNothingBeginsWhateverIsProposed', () => {
  const made = pool();
  const random = new Random(7);
  let vetoed = 0;
  for (let i = 0; i < 25; i += 1) {
    const honest = made.ledger.openingOf(BOOK);
    const lies = [
      { ...honest, root: 'ff'.repeat(32) },
      { ...honest, weight: honest.weight + 4096n },
      { ...honest, capacity: honest.capacity === 0n ? 1n : honest.capacity - 1n },
      { ...honest, weight: 2n ** 63n - 1n, capacity: stx(112_000) },
    ];
    const [root] = [greedy(made)];
    const lie = i % 5 === 0 ? { ...BOOK, capacity: 0n, weight: root.root.sum, root: root.root.hash } : random.pick(lies);
    expect(outcomeOf(made.saw(made.world.openEpochs([lie])))).toBe('ok');
    if (guard(made)) vetoed += 1;
    made.advance(ROOT_DELAY);
    expect(outcomeOf(made.world.confirmOpenings([BOOK]))).toBe('vault ERR_NOTHING_TO_CONFIRM');
  }
  expect(vetoed).toBe(25);
  expect(made.world.book(BOOK.token, BOOK.tier)).toMatchObject({ epoch: '1', capital: String(stx(140_000)) });
  // What is true the guardian lets be.
  expect(outcomeOf(made.saw(made.world.openEpochs([made.ledger.openingOf(BOOK)])))).toBe('ok');
  expect(guard(made)).toBe(false);
});

test('whileHeVetoesForEverTheBookClosesAndPaysByTheRootItHas', () => {
  const made = pool();
  const grace = made.endOf(BOOK) + 1_008n;
  while (chain.burnHeight < grace - 40n) {
    propose(made, greedy(made));
    expect(guard(made)).toBe(true);
    made.advance(40n);
  }
  made.closeBooks([BOOK]);
  const before = chain.balance('STX', addressOf('honest'));
  made.withdrawAll(BOOK, 'honest');
  const got = chain.balance('STX', addressOf('honest')) - before;
  // 100,000 less two thirds of 10,000, up, and two thirds of 950 of premium, down.
  expect(got).toBe(stx(100_000) - 6_666_666_667n + 633_333_333n);
  console.info('allocator, with a guardian: loses nothing');
});

test('byWaitingHeShutsWithdrawalsForTheGraceAtMost', () => {
  const made = pool();
  const end = made.endOf(BOOK);
  made.advanceTo(end + GRACE - ROOT_DELAY - 1n);
  expect(outcomeOf(made.withdraw(BOOK, { capital: 1n }, 'honest'))).toBe('vault ERR_EPOCH_OVER');
  made.open([BOOK]);
  expect(chain.burnHeight - end).toBeLessThan(GRACE);
  expect(outcomeOf(made.withdraw(BOOK, { capital: 1n }, 'honest'))).toBe('ok');
  // Or later, which is never: a stranger closes the book in the block of the grace.
  made.advanceTo(made.endOf(BOOK) + GRACE);
  expect(outcomeOf(made.saw(made.world.closeBook(BOOK.token, BOOK.tier, 'stranger')))).toBe('ok');
  expect(outcomeOf(made.withdrawAll(BOOK, 'honest'))).toBe('ok');
  console.info(`allocator, by waiting: withdrawals shut for ${GRACE} blocks in a row at most`);
});

test('whenNobodyLooksAThiefWhoDepositedGetsAtMostWhatHeEverDepositedAndTheEarnedPremium', () => {
  const made = pool();
  const claim = greedy(made);
  propose(made, claim);
  made.advance(ROOT_DELAY);
  made.world.confirmOpenings([BOOK]);
  const sbtc = made.world.holding('SBTC');
  const before = chain.balance('STX', addressOf('thief'));
  const { ok } = made.world.claim('thief', claim);
  expect(outcomeOf(made.world.withdraw({ ...claim, capital: BigInt(ok.capital), premium: BigInt(ok.premium) }, 'thief'))).toBe('ok');
  const got = chain.balance('STX', addressOf('thief')) - before;
  // His own 50,000, of which 3,333.33 were lost with the book, and all of the 950 of premium, of which a third was his.
  expect(got).toBe(stx(50_950));
  const stolen = Number(got - (stx(50_000) - 3_333_333_334n + 316_666_666n)) / 1e6;
  console.info(`allocator, nobody looks: takes ${stolen.toFixed(2)} STX that are not his, of 140,950 in the book; other books 0`);
  for (const more of [{ capital: 1n }, { premium: 1n }]) expect(outcomeOf(made.world.withdraw({ ...claim, ...more }, 'thief'))).toMatch(/ABOVE/);
  expect(made.world.holding('SBTC')).toBe(sbtc);
  expect(outcomeOf(made.world.claim('thief', { ...claim, ...OTHER }))).toBe('vault ERR_ANOTHER_LEAF');
});

test('whoNeverDepositedGetsNoCapitalByAnyRoot', () => {
  const made = pool();
  const claim = made.world.claimWithLeaf('stranger', { ...BOOK, opening: stx(140_000) });
  propose(made, claim);
  made.advance(ROOT_DELAY);
  made.world.confirmOpenings([BOOK]);
  expect(outcomeOf(made.world.withdraw({ ...claim, capital: 1n }, 'stranger'))).toBe('vault ERR_ABOVE_DEPOSITS');
});

test('whoIsLeftOutOfAFalseRootKeepsHisCapitalInTheVaultForTheNextTrueOne', () => {
  const made = pool();
  const claim = greedy(made, 0n);
  propose(made, claim);
  made.advance(ROOT_DELAY);
  made.saw(made.world.confirmOpenings([BOOK]));
  expect(made.ledger.falseRoots).toHaveLength(1);
  expect(outcomeOf(made.world.withdraw({ ...BOOK, capital: 1n }, 'honest'))).toBe('vault ERR_ABOVE_CAPITAL_LIMIT');
  made.nextEpoch([BOOK]);
  // No capacity was sold on the lie, so the books go on as if it had been true.
  const { capital } = made.ledger.of(BOOK).withdrawable(addressOf('honest'));
  expect(capital).toBeGreaterThan(0n);
  expect(outcomeOf(made.withdraw(BOOK, { capital }, 'honest'))).toBe('ok');
});

test.each(seedsOf(2, 20))('withAnyFalseRootNothingOfAnotherBookAndNoCoverLeaves, seed %s', (seed) => {
  const made = pool();
  const random = new Random(seed);
  const sbtc = made.world.holding('SBTC');
  const put = { honest: stx(100_000), thief: stx(50_000), stranger: 0n };
  const got = { honest: 0n, thief: 0n, stranger: 0n };
  for (let epoch = 0; epoch < 6; epoch += 1) {
    made.advanceTo(made.endOf(BOOK));
    const name = random.pick(Object.keys(put));
    const opening = stx(random.below(300_000)) + 1n;
    const claim = made.world.claimWithLeaf(name, { ...BOOK, opening, settledBurden: BigInt(random.below(1e6)), settledPremium: stx(random.below(2_000)) * 4096n });
    const room = (BigInt(made.world.book(BOOK.token, BOOK.tier).capital) * 8n) / 10n;
    const capacity = random.pick([0n, room < opening ? room : opening]);
    expect(outcomeOf(made.world.openEpochs([{ ...BOOK, capacity, weight: claim.root.sum, root: claim.root.hash }]))).toBe('ok');
    chain.advance(ROOT_DELAY);
    made.world.confirmOpenings([BOOK]);
    const { ok } = made.world.claim(name, claim);
    if (BigInt(ok.capital) > 0n || BigInt(ok.premium) > 0n) {
      expect(outcomeOf(made.world.withdraw({ ...claim, capital: BigInt(ok.capital), premium: BigInt(ok.premium) }, name))).toBe('ok');
      got[name] += BigInt(ok.capital);
    }
    expect(got[name]).toBeLessThanOrEqual(put[name]);
    const { capital, locked, capacity: sold, used } = made.world.book(BOOK.token, BOOK.tier);
    expect(BigInt(capital)).toBeGreaterThanOrEqual(BigInt(locked) + BigInt(sold) - BigInt(used));
  }
  expect(made.world.holding('SBTC')).toBe(sbtc);
});
