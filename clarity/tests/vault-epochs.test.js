// Epochs: proposed by the allocator, begun by anyone a while later, taken back by the guardian; and closing.
import { beforeAll, describe, expect, test } from 'vitest';
import { Chain } from '../support/chain.js';
import { expectPrints, expectRefusalsInOrder, outcomeOf, printsOf } from '../support/refusals.js';
import { BOOKS, EPOCH_BLOCKS, GRACE, ROOT, ROOT_DELAY, VaultWorld as World, stx } from '../support/world.js';

const BOOK = { token: 'STX', tier: 'balanced' };
let chain;

beforeAll(async () => {
  chain = await Chain.start();
});

const endOf = (world, { token, tier } = BOOK) => BigInt(world.book(token, tier)['ends-at']);

describe('openEpochs', () => {
  test('refusesInOrder', () => {
    const world = World.deploy(chain);
    const opening = { ...BOOK, tier: 'moderate', epoch: 2n, weight: 2n ** 63n, capacity: 81n, root: 'ab'.repeat(31) };
    let sender = 'owner';
    const fund = () => world.fund('STX', 'balanced', 100n, 'provider');
    expectRefusalsInOrder(() => world.openEpochs([opening], sender), [
      ['vault ERR_NOT_INITIALISED', () => world.initialiseRoles() && world.initialiseVault()],
      ['vault ERR_NOT_ALLOCATOR', () => (sender = 'allocator') && world.setPaused(true)],
      ['vault ERR_PAUSED', () => world.setPaused(false)],
      ['vault ERR_UNKNOWN_BOOK', () => fund() && (opening.tier = 'balanced')],
      ['vault ERR_EPOCH_NOT_OVER', () => chain.advanceTo(endOf(world) - 1n)],
      ['vault ERR_EPOCH_NOT_OVER', () => chain.advance(1n)],
      ['vault ERR_NOT_NEXT_EPOCH', () => (opening.epoch = 1n)],
      ['vault ERR_INVALID_ROOT', () => (opening.root = ROOT)],
      ['vault ERR_WEIGHT_TOO_LARGE', () => (opening.weight = 81n * 4096n - 1n)],
      ['vault ERR_CAPACITY_ABOVE_WEIGHT', () => (opening.weight = 81n * 4096n)],
      ['vault ERR_CAPACITY_ABOVE_AVAILABLE', () => (opening.capacity = 80n)],
    ]);
    expect(outcomeOf(world.openEpochs([{ ...opening, capacity: 2n ** 128n - 1n }], sender))).toBe('vault ERR_PROPOSAL_PENDING');
  });

  test('proposesOnly', () => {
    const world = World.start(chain);
    world.fund('STX', 'balanced', 100n, 'provider');
    chain.advanceTo(endOf(world));
    const before = world.book('STX', 'balanced');
    const confirmableAt = String(chain.burnHeight + ROOT_DELAY);
    const terms = { weight: '409600', capacity: '80', root: `0x${ROOT}` };
    expectPrints(world.openEpochs([{ ...BOOK, capacity: 80n, weight: 409_600n }]), [
      ['epoch-proposed', { ...BOOK, epoch: '1', ...terms, 'confirmable-at': confirmableAt }],
    ]);
    expect(world.book('STX', 'balanced')).toEqual({ ...before, proposal: { ...terms, 'confirmable-at': confirmableAt } });
    expect(world.vintage('STX', 'balanced', 1n).weight).toBe('0');
  });

  test('allOrNone', () => {
    const world = World.start(chain);
    chain.advanceTo(endOf(world));
    const receipt = world.openEpochs([{ ...BOOK, capacity: 0n }, { ...BOOK, capacity: 0n }]);
    expect(outcomeOf(receipt)).toBe('vault ERR_PROPOSAL_PENDING');
    expect(world.book('STX', 'balanced').proposal).toBeNull();
  });

  test('countsWhatIsLockedAlready', () => {
    const world = World.start(chain, { roles: { registry: 'registry' } });
    world.fund('STX', 'aggressive', stx(1_000), 'provider');
    const book = { token: 'STX', tier: 'aggressive' };
    world.reopen({ ...book, capacity: stx(800) });
    chain.mint('STX', world.principalOf('registry'), stx(10));
    expect(outcomeOf(world.lockCollateral({ ...book, collateral: stx(300), premium: stx(1), owner: 'registry', expirationHeight: chain.burnHeight + 999n }, 'registry'))).toBe('ok');
    // 80 % of 1,000 less 300 locked
    expect(outcomeOf(world.reopen({ ...book, capacity: stx(500) + 1n }))).toBe('vault ERR_CAPACITY_ABOVE_AVAILABLE');
    expect(outcomeOf(world.reopen({ ...book, capacity: stx(500) }))).toBe('ok');
  });

  test('withMoreLockedThanTheUtilisationAllowsAnEpochOfNothingStillOpens', () => {
    const world = World.start(chain, { roles: { registry: 'registry' }, vault: { stxUtilisation: 5_000n } });
    const book = { token: 'STX', tier: 'aggressive' };
    world.fund('STX', 'aggressive', 1_000n, 'a');
    const claim = world.reopenFor('a', { ...book, capacity: 500n, opening: 1_000n });
    chain.mint('STX', world.principalOf('registry'), 10n);
    world.lockCollateral({ ...book, collateral: 500n, premium: 1n, owner: 'registry', expirationHeight: chain.burnHeight + 999n }, 'registry');
    // Half of 500 is less than the 500 locked.
    expect(outcomeOf(world.withdraw({ ...claim, capital: 500n }, 'a'))).toBe('ok');
    expect(outcomeOf(world.reopen({ ...book, capacity: 1n }))).toBe('vault ERR_CAPACITY_ABOVE_AVAILABLE');
    expect(outcomeOf(world.reopen({ ...book, capacity: 0n }))).toBe('ok');
  });

  test('waitsForAVintageThatIs399EpochsOld', () => {
    const world = World.start(chain, { roles: { registry: 'registry' }, vault: { epochBlocks: 3n } });
    const book = { token: 'STX', tier: 'aggressive' };
    world.fund('STX', 'aggressive', 10_000n, 'provider');
    world.reopen({ ...book, capacity: 1_000n });
    chain.mint('STX', world.principalOf('registry'), 10n);
    world.lockCollateral({ ...book, collateral: 500n, premium: 1n, owner: 'registry', expirationHeight: chain.burnHeight + 100n }, 'registry');
    for (let epoch = 2n; epoch < 400n; epoch += 1n) {
      chain.advance(3n);
      world.openEpochs([{ ...book, epoch, capacity: 0n }]);
      chain.advance(ROOT_DELAY);
      world.confirmOpenings([book]);
    }
    expect(world.book('STX', 'aggressive').epoch).toBe('399');
    expect(outcomeOf(world.reopen({ ...book, capacity: 0n }))).toBe('vault ERR_OLD_VINTAGE_OPEN');
    world.settlePolicy(1n, 0n, 'registry');
    expect(outcomeOf(world.reopen({ ...book, capacity: 0n }))).toBe('ok');
  });
});

describe('confirmOpenings', () => {
  test('refusesInOrder', () => {
    const world = World.deploy(chain);
    expectRefusalsInOrder(() => world.confirmOpenings([BOOK], 'stranger'), [
      ['vault ERR_NOT_INITIALISED', () => world.initialiseRoles() && world.initialiseVault() && world.setPaused(true)],
      ['vault ERR_PAUSED', () => world.setPaused(false)],
      ['vault ERR_NOTHING_TO_CONFIRM', () => { chain.advanceTo(endOf(world)); world.openEpochs([{ ...BOOK, capacity: 0n }]); }],
      ['vault ERR_NOTHING_TO_CONFIRM', () => chain.advance(ROOT_DELAY)],
    ]);
    expect(outcomeOf(world.confirmOpenings([{ token: 'DOGE', tier: 'balanced' }]))).toBe('vault ERR_NOTHING_TO_CONFIRM');
  });

  test('beginsTheEpochWithAllItsBlocks', () => {
    const world = World.start(chain, { vault: { rootDelay: 3n } });
    world.fund('STX', 'balanced', 100n, 'provider');
    chain.advanceTo(endOf(world));
    world.openEpochs([{ ...BOOK, capacity: 80n, weight: 409_600n }]);
    chain.advance(5n);
    const startsAt = chain.burnHeight;
    const opened = { ...BOOK, epoch: '1', weight: '409600', capacity: '80', root: `0x${ROOT}`, 'ends-at': String(startsAt + EPOCH_BLOCKS) };
    expectPrints(world.confirmOpenings([BOOK]), [['epoch-opened', { ...opened, 'starts-at': String(startsAt) }]]);
    expect(world.book('STX', 'balanced')).toMatchObject({ epoch: '1', capacity: '80', used: '0', proposal: null, 'ends-at': opened['ends-at'] });
    expect(world.vintage('STX', 'balanced', 1n)).toEqual({ weight: '409600', locked: '0', losses: '0', 'premium-pending': '0', 'premium-earned': '0' });
  });

  test('leavesAloneWhatAVetoTookBackOrAnotherConfirmed', () => {
    const world = World.start(chain);
    chain.advanceTo(endOf(world));
    world.openEpochs(BOOKS.map((book) => ({ ...book, capacity: 0n })));
    chain.advance(ROOT_DELAY);
    world.vetoOpening('STX', 'balanced');
    world.confirmOpenings([BOOKS[0]], 'stranger');
    const receipt = world.confirmOpenings(BOOKS);
    expect(receipt.ok).toBe('4');
    expect(printsOf(receipt, 'epoch-opened').map(({ token, tier }) => `${token} ${tier}`)).toEqual([
      'STX aggressive', 'SBTC conservative', 'SBTC balanced', 'SBTC aggressive',
    ]);
    expect(world.book('STX', 'balanced').epoch).toBe('0');
  });

  test('theCoverOfAProposalHoldsWhateverComesBeforeItsConfirmation', () => {
    const world = World.start(chain, { roles: { registry: 'registry' }, vault: { rootDelay: 3n } });
    const book = { token: 'STX', tier: 'aggressive' };
    world.fund('STX', 'aggressive', 1_000n, 'provider');
    world.reopen({ ...book, capacity: 800n, weight: 1_000n * 4096n });
    chain.advance(3n);
    world.confirmOpenings([book]);
    chain.mint('STX', world.principalOf('registry'), 10n);
    expect(outcomeOf(world.lockCollateral({ ...book, collateral: 500n, premium: 1n, owner: 'registry', expirationHeight: chain.burnHeight + 99n }, 'registry'))).toBe('ok');
    chain.advanceTo(endOf(world, book));
    world.openEpochs([{ ...book, capacity: 300n }]);
    world.settlePolicy(1n, 500n, 'registry');
    chain.advance(3n);
    world.confirmOpenings([book]);
    const { capital, locked, capacity } = world.book('STX', 'aggressive');
    expect([capital, locked, capacity]).toEqual(['500', '0', '300']);
  });
});

describe('vetoOpening', () => {
  test('refusesInOrder', () => {
    const world = World.start(chain);
    let [sender, tier] = ['owner', 'moderate'];
    expectRefusalsInOrder(() => world.vetoOpening('STX', tier, sender), [
      ['vault ERR_NOT_GUARDIAN', () => (sender = 'guardian')],
      ['vault ERR_UNKNOWN_BOOK', () => (tier = 'balanced')],
      ['vault ERR_NO_PROPOSAL', () => { chain.advanceTo(endOf(world)); world.openEpochs([{ ...BOOK, capacity: 0n }]); }],
    ]);
  });

  test('takesTheProposalBackAndTheAllocatorMayProposeAgain', () => {
    const world = World.start(chain);
    chain.advanceTo(endOf(world));
    const before = world.book('STX', 'balanced');
    world.openEpochs([{ ...BOOK, capacity: 0n, root: 'ff'.repeat(32) }]);
    world.setPaused(true);
    expectPrints(world.vetoOpening('STX', 'balanced'), [['opening-vetoed', { ...BOOK, epoch: '1' }]]);
    world.setPaused(false);
    expect(world.book('STX', 'balanced')).toEqual(before);
    chain.advance(ROOT_DELAY);
    expect(outcomeOf(world.confirmOpenings([BOOK]))).toBe('vault ERR_NOTHING_TO_CONFIRM');
    expect(outcomeOf(world.openEpochs([{ ...BOOK, capacity: 0n }]))).toBe('ok');
  });
});

describe('closeBook', () => {
  test('refusesInOrder', () => {
    const world = World.deploy(chain);
    let tier = 'moderate';
    expectRefusalsInOrder(() => world.closeBook('STX', tier), [
      ['vault ERR_NOT_INITIALISED', () => world.initialiseRoles() && world.initialiseVault()],
      ['vault ERR_UNKNOWN_BOOK', () => (tier = 'balanced')],
      ['vault ERR_GRACE_NOT_OVER', () => chain.advanceTo(endOf(world) + GRACE - 1n)],
      ['vault ERR_GRACE_NOT_OVER', () => chain.advance(1n)],
    ]);
    expect(outcomeOf(world.closeBook('STX', 'balanced'))).toBe('vault ERR_BOOK_CLOSED');
  });

  test('isForGoodAndDropsAProposal', () => {
    const world = World.start(chain, { roles: { registry: 'registry' } });
    chain.advanceTo(endOf(world));
    world.openEpochs([{ ...BOOK, capacity: 0n }]);
    chain.advance(GRACE);
    expectPrints(world.closeBook('STX', 'balanced'), [['book-closed', { ...BOOK, epoch: '0', height: String(chain.burnHeight) }]]);
    expect(world.book('STX', 'balanced')).toMatchObject({ closed: true, proposal: null });
    expect(outcomeOf(world.confirmOpenings([BOOK]))).toBe('vault ERR_NOTHING_TO_CONFIRM');
    expect(outcomeOf(world.openEpochs([{ ...BOOK, capacity: 0n }]))).toBe('vault ERR_BOOK_CLOSED');
    const lock = { ...BOOK, collateral: 1n, premium: 1n, owner: 'registry' };
    expect(outcomeOf(world.lockCollateral(lock, 'registry'))).toBe('vault ERR_BOOK_CLOSED');
  });
});
