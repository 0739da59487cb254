// The guardian's key in the hands of a thief: he can cost time, not money.
import { beforeAll, expect, test } from 'vitest';
import { addressOf } from '../../support/accounts.js';
import { Chain } from '../../support/chain.js';
import { Pool } from '../../support/pool.js';
import { outcomeOf } from '../../support/refusals.js';
import { NO_SHARES, stx, usd } from '../../support/world.js';

const BOOK = { token: 'STX', tier: 'balanced' };
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

/** Whether the provider could take a unit out at this height. */
function isShut(made) {
  const row = made.world.book(BOOK.token, BOOK.tier);
  return !row.closed && (made.world.read('roles', 'is-paused') || BigInt(row['ends-at']) <= chain.burnHeight);
}

function longestShut(made, blocks, act) {
  let [run, longest] = [0, 0];
  for (let block = 0; block < blocks; block += 1) {
    act();
    run = isShut(made) ? run + 1 : 0;
    longest = Math.max(longest, run);
    made.advance(1n);
  }
  return longest;
}

test('byPausesWithdrawalsAreShutFor432BlocksInARowAtMost', () => {
  // Within one epoch: nothing else shuts them.
  const made = pool(3_000n);
  const longest = longestShut(made, 2_000, () => made.world.setPaused(true));
  expect(longest).toBe(432);
  expect(outcomeOf(made.withdraw(BOOK, { capital: 1n }, 'provider'))).toMatch(/ok|PAUSED/);
});

test('byPausesAndVetoesUntilTheBookClosesAndThenTheyAreOpenForGood', () => {
  const made = pool(144n);
  const end = made.endOf(BOOK);
  // The worst: a pause that ends as the epoch does, then a veto of every opening.
  made.advanceTo(end - 1n);
  const shut = longestShut(made, 1_200, () => {
    made.world.setPaused(true);
    if (made.overBooks([BOOK]).length > 0 && !made.world.read('roles', 'is-paused')) made.world.openEpochs([made.ledger.openingOf(BOOK)]);
    made.world.vetoOpening(BOOK.token, BOOK.tier);
    if (chain.burnHeight >= end + 1_008n) made.saw(made.world.closeBook(BOOK.token, BOOK.tier, 'stranger'));
  });
  console.info(`guardian: withdrawals shut for ${shut} blocks in a row by pauses and vetoes, then the book is closed; 0 lost`);
  expect(shut).toBeLessThanOrEqual(432 + 1_008);
  const before = chain.balance('STX', addressOf('provider'));
  expect(outcomeOf(made.withdrawAll(BOOK, 'provider'))).toBe('ok');
  expect(chain.balance('STX', addressOf('provider')) - before).toBe(stx(100_000));
});

test('heCannotStopSettlementNorKeepHisSeat', () => {
  const made = pool(3_000n);
  made.record();
  made.buy({ ...BOOK, expirationHeight: chain.burnHeight + 20n });
  made.world.setPaused(true);
  made.advance(20n);
  made.record({ BTC: usd(48_000), STX: usd(0.6) });
  expect(made.expire([{ policyId: 1n, btcAt: chain.burnHeight, stxAt: chain.burnHeight }]).ok).toBe('1');
  const announcedAt = chain.burnHeight;
  made.world.announceRole('guardian', 'next-guardian');
  expect(outcomeOf(made.world.vetoRole('guardian'))).toBe('roles ERR_OWN_REPLACEMENT');
  // He pauses whenever he may; the owner finds his day in the two weeks.
  let applied;
  while (applied === undefined && chain.burnHeight < announcedAt + 1_008n + 2_016n) {
    made.world.setPaused(true);
    if (outcomeOf(made.world.applyRole('guardian')) === 'ok') applied = chain.burnHeight;
    else made.advance(1n);
  }
  console.info(`guardian: replaced ${applied - announcedAt} blocks after the announcement`);
  expect(applied - announcedAt).toBeLessThanOrEqual(1_008n + 432n);
});

test('heTakesOneSubmitterADayAndLeavesTheQuorum', () => {
  const made = pool(3_000n);
  const outcomes = ['submitter-1', 'submitter-2', 'submitter-3'].map((name) => {
    const outcome = outcomeOf(made.world.removeSubmitter(name));
    made.advance(144n);
    return outcome;
  });
  expect(outcomes).toEqual(['ok', 'roles ERR_TOO_FEW_SUBMITTERS', 'roles ERR_TOO_FEW_SUBMITTERS']);
  made.world.submitPrices({ BTC: 1_000n }, 'submitter-2');
  made.world.submitPrices({ BTC: 1_000n }, 'submitter-3');
  expect(made.world.price('BTC').price).toBe('1000');
});
