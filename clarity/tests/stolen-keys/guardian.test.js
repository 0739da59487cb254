// The guardian's key in the hands of a thief: he can cost time, not money.
import { beforeAll, expect, test } from 'vitest';
import { addressOf } from '../../support/accounts.js';
import { Chain } from '../../support/chain.js';
import { Pool } from '../../support/pool.js';
import { Random } from '../../support/random.js';
import { outcomeOf } from '../../support/refusals.js';
import { IS_LONG, seedsOf } from '../../support/scale.js';
import { GRACE, NO_SHARES, stx, usd } from '../../support/world.js';

const BOOK = { token: 'STX', tier: 'balanced' };
const DAY = 144n;
/** How often the provider tries. */
const STEP = 24n;
/** More than one grace; in the long run more than three. */
const SIEGE = IS_LONG ? 3_600n : 1_800n;
let chain;

beforeAll(async () => {
  chain = await Chain.start();
});

function pool(epochBlocks) {
  const made = new Pool(chain, { vault: { epochBlocks, shares: NO_SHARES } });
  made.deposit(BOOK, stx(100_000), 'provider');
  made.nextEpoch([BOOK]);
  return made;
}

const bookOf = (made) => made.world.book(BOOK.token, BOOK.tier);
const isRipe = ({ proposal }) => proposal !== null && BigInt(proposal['confirmable-at']) <= chain.burnHeight;
const veto = (made) => made.saw(made.world.vetoOpening(BOOK.token, BOOK.tier));
const pause = (made) => made.world.setPaused(true);
const confirm = (made) => made.saw(made.world.confirmOpenings([BOOK]));

function mayPause(made) {
  const ends = made.world.read('roles', 'get-pause')['pause-ends-at'];
  return ends === null || BigInt(ends) + DAY <= chain.burnHeight;
}

/**
 * A siege: every 24 blocks an honest operator proposes what is due, the thief does his worst, strangers confirm and close what they
 * may, and the provider takes a unit out when he can. Returns the longest time in which he could not, in blocks.
 */
function longestShut(made, blocks, thief) {
  const until = chain.burnHeight + blocks;
  let [open, longest] = [chain.burnHeight, 0n];
  for (; chain.burnHeight < until && !bookOf(made).closed; made.advance(STEP)) {
    if (made.overBooks([BOOK]).length > 0) made.saw(made.world.openEpochs([made.ledger.openingOf(BOOK)]));
    thief(bookOf(made));
    confirm(made);
    made.saw(made.world.closeBook(BOOK.token, BOOK.tier, 'stranger'));
    if (outcomeOf(made.withdraw(BOOK, { capital: 1n }, 'provider')) === 'ok') open = chain.burnHeight;
    else if (chain.burnHeight - open > longest) longest = chain.burnHeight - open;
  }
  return longest;
}

/** Whatever he did: the provider has all his capital in the end, and the vault nothing. */
function expectNothingLost(made) {
  if (!bookOf(made).closed) made.closeBooks([BOOK]);
  made.withdrawAll(BOOK, 'provider');
  expect(chain.balance('STX', addressOf('provider')) + made.world.holding('STX')).toBe(made.sum);
  expect(made.world.holding('STX')).toBeLessThanOrEqual(1n);
}

function besieged(epochBlocks) {
  const made = pool(epochBlocks);
  made.sum = chain.balance('STX', addressOf('provider')) + made.world.holding('STX');
  return made;
}

test('byPausesWithdrawalsAreShutFor432BlocksInARowAtMost', () => {
  // Within one epoch: nothing else shuts them.
  const made = besieged(3_000n);
  made.advanceTo(made.endOf(BOOK) - 1_500n);
  const shut = longestShut(made, 1_400n, () => pause(made));
  console.info(`guardian, by pauses: withdrawals shut for ${shut} blocks in a row`);
  expect(shut).toBeGreaterThan(400n);
  expect(shut).toBeLessThanOrEqual(432n);
  expectNothingLost(made);
});

test('aPauseAtTheEndOfAnEpochAndVetoesBehindItLastUntilTheBookClosesAndThenItIsOpenForGood', () => {
  const made = besieged(DAY);
  made.advanceTo(made.endOf(BOOK) - DAY / 2n);
  const shut = longestShut(made, 3_000n, () => {
    pause(made);
    veto(made);
  });
  console.info(`guardian, by a pause and vetoes until the book closes: shut for ${shut} blocks in a row, then open for good; 0 lost`);
  expect(bookOf(made).closed).toBe(true);
  expect(shut).toBeLessThanOrEqual(DAY / 2n + GRACE);
  expectNothingLost(made);
});

// He keeps books from closing by letting one epoch begin in time, and spends that epoch in a pause that begins in the same block.
test('byVetoesAndAPauseInTheBlockOfEveryOpeningHeDoesNotShutThemForEver', () => {
  const made = besieged(DAY);
  const shut = longestShut(made, SIEGE, (book) => {
    if (!mayPause(made)) veto(made);
    else if (isRipe(book)) [confirm(made), pause(made)];
  });
  console.info(`guardian, by vetoes and pauses at openings: shut for ${shut} blocks in a row`);
  expect(bookOf(made).closed).toBe(false);
  expect(shut).toBeLessThanOrEqual(DAY / 2n + GRACE);
  expectNothingLost(made);
});

test('orLetsOneBeginJustBeforeTheGraceIsOver', () => {
  const made = besieged(DAY);
  const shut = longestShut(made, SIEGE, (book) => {
    const late = chain.burnHeight >= BigInt(book['ends-at']) + GRACE - 2n * STEP;
    if (!late) veto(made);
    else if (isRipe(book)) [confirm(made), pause(made)];
  });
  console.info(`guardian, by openings at the last moment: shut for ${shut} blocks in a row`);
  expect(shut).toBeLessThanOrEqual(DAY / 2n + GRACE);
  expectNothingLost(made);
});

test.each(seedsOf(1, 12))('at random, seed %s', (seed) => {
  const random = new Random(seed);
  const made = besieged(DAY);
  const acts = [() => undefined, () => veto(made), () => veto(made), () => pause(made), () => made.world.setPaused(false)];
  const shut = longestShut(made, 2_400n, () => random.pick(acts)());
  console.info(`guardian, at random, seed ${seed}: shut for ${shut} blocks in a row; 0 lost`);
  expect(shut).toBeLessThanOrEqual(DAY / 2n + GRACE);
  expectNothingLost(made);
});

test('heCannotStopSettlementNorKeepHisSeat', () => {
  const made = pool(5_000n);
  made.record();
  made.buy({ ...BOOK, expirationHeight: chain.burnHeight + 20n });
  pause(made);
  made.advance(20n);
  made.record({ BTC: usd(48_000), STX: usd(0.6) });
  expect(made.expire([{ policyId: 1n, btcAt: chain.burnHeight, stxAt: chain.burnHeight }]).ok).toBe('1');
  const announcedAt = chain.burnHeight;
  made.world.announceRole('guardian', 'next-guardian');
  expect(outcomeOf(made.world.vetoRole('guardian'))).toBe('roles ERR_OWN_REPLACEMENT');
  // He pauses whenever he may; the owner finds his day in the two weeks.
  let applied;
  while (applied === undefined && chain.burnHeight < announcedAt + 4_032n + 2_016n) {
    pause(made);
    if (outcomeOf(made.world.applyRole('guardian')) === 'ok') applied = chain.burnHeight;
    else made.advance(STEP);
  }
  console.info(`guardian: replaced ${applied - announcedAt} blocks after the announcement`);
  expect(applied - announcedAt).toBeLessThanOrEqual(4_032n + 432n);
});

test('heTakesOneSubmitterADayAndLeavesTheQuorum', () => {
  const made = pool(3_000n);
  const outcomes = ['submitter-1', 'submitter-2', 'submitter-3'].map((name) => {
    const outcome = outcomeOf(made.world.removeSubmitter(name));
    made.advance(DAY);
    return outcome;
  });
  expect(outcomes).toEqual(['ok', 'roles ERR_TOO_FEW_SUBMITTERS', 'roles ERR_TOO_FEW_SUBMITTERS']);
  made.world.submitPrices({ BTC: 1_000n }, 'submitter-2');
  made.world.submitPrices({ BTC: 1_000n }, 'submitter-3');
  expect(made.world.price('BTC').price).toBe('1000');
});
