// Who may call what: everybody else is refused, by every function that is not for everybody, and before any other check.
import { beforeAll, describe, expect, test } from 'vitest';
import { addressOf, publicKeyOf } from '../support/accounts.js';
import { Chain } from '../support/chain.js';
import { outcomeOf } from '../support/refusals.js';
import { ascii, uint } from '../support/values.js';
import { World, principalOf, stx } from '../support/world.js';

let chain;

beforeAll(async () => {
  chain = await Chain.start();
});

const lock = { policyId: 1n, token: 'STX', tier: 'balanced', collateral: 10n, premium: 1n, payer: 'buyer' };

/** function -> [who may, how it refuses others, the call] */
const GUARDED = {
  'vault initialise': ['deployer', 'vault ERR_NOT_DEPLOYER', (world, sender) => world.initialiseVault({}, sender)],
  'vault announce-role': ['owner', 'vault ERR_NOT_OWNER', (world, sender) => world.announceRole('vault', 'owner', 'thief', sender)],
  'vault apply-role': ['owner', 'vault ERR_NOT_OWNER', (world, sender) => world.applyRole('vault', 'owner', sender)],
  'vault announce-key': ['owner', 'vault ERR_NOT_OWNER', (world, sender) => world.announceKey('vault', 'authoriser', publicKeyOf('thief'), sender)],
  'vault apply-key': ['owner', 'vault ERR_NOT_OWNER', (world, sender) => world.applyKey('vault', 'authoriser', sender)],
  'vault set-paused': ['guardian', 'vault ERR_NOT_GUARDIAN', (world, sender) => world.setPaused(true, sender)],
  'vault sweep-fees': ['owner', 'vault ERR_NOT_OWNER', (world, sender) => world.sweepFees('STX', sender)],
  'vault open-epochs': ['allocator', 'vault ERR_NOT_ALLOCATOR', (world, sender) => world.openEpochs([], sender)],
  'vault lock-collateral': ['registry', 'vault ERR_NOT_REGISTRY', (world, sender) => world.lockCollateral(lock, sender)],
  'vault settle-policy': ['registry', 'vault ERR_NOT_REGISTRY', (world, sender) => world.settlePolicy(1n, 'thief', 1n, sender)],
  'registry initialise': ['deployer', 'registry ERR_NOT_DEPLOYER', (world, sender) => world.initialiseRegistry({}, sender)],
  'registry announce-role': ['owner', 'registry ERR_NOT_OWNER', (world, sender) => world.announceRole('registry', 'owner', 'thief', sender)],
  'registry apply-role': ['owner', 'registry ERR_NOT_OWNER', (world, sender) => world.applyRole('registry', 'owner', sender)],
  'registry announce-key': ['owner', 'registry ERR_NOT_OWNER', (world, sender) => world.announceKey('registry', 'quoter', publicKeyOf('thief'), sender)],
  'registry apply-key': ['owner', 'registry ERR_NOT_OWNER', (world, sender) => world.applyKey('registry', 'quoter', sender)],
  'oracle initialise': ['deployer', 'oracle ERR_NOT_DEPLOYER', (world, sender) => world.initialiseOracle({}, sender)],
  'oracle announce-role': ['owner', 'oracle ERR_NOT_OWNER', (world, sender) => world.announceRole('oracle', 'owner', 'thief', sender)],
  'oracle apply-role': ['owner', 'oracle ERR_NOT_OWNER', (world, sender) => world.applyRole('oracle', 'owner', sender)],
  'oracle remove-submitter': ['guardian', 'oracle ERR_NOT_GUARDIAN', (world, sender) => world.removeSubmitter('submitter-1', sender)],
  'oracle submit-prices': ['submitter-1', 'oracle ERR_NOT_SUBMITTER', (world, sender) => world.submitPrices({ BTC: 1n }, sender)],
};
const ROLES = ['owner', 'guardian', 'allocator', 'registry', 'fee-recipient', 'submitter-1', 'deployer', 'authoriser', 'quoter', 'stranger'];

test.each(Object.keys(GUARDED))('%s isForOneRoleOnly', (name) => {
  const [allowed, refusal, act] = GUARDED[name];
  const world = World.start(chain, { vault: { registry: 'registry' } });
  for (const role of ROLES.filter((other) => other !== allowed)) {
    expect(outcomeOf(act(world, role === 'deployer' ? world.deployer : role)), role).toBe(refusal);
  }
  const permitted = act(world, allowed === 'deployer' ? world.deployer : allowed);
  expect(outcomeOf(permitted)).not.toBe(refusal);
});

test('aContractInBetweenHasNoRole', () => {
  const world = World.start(chain);
  const source = `
    (define-public (pause) (contract-call? .liquidity-pool-vault set-paused true))
    (define-public (take) (contract-call? .liquidity-pool-vault settle-policy u1 tx-sender u1))
    (define-public (feed) (contract-call? .price-oracle submit-prices (list { asset: "BTC", price: u1, observed-at: u1 })))`;
  const thief = chain.deploy('thief', source, world.deployer);
  // The real guardian and submitter are lured into calling it: the contracts look at who calls them, not at who began.
  expect(outcomeOf(chain.call(thief, 'pause', [], addressOf('guardian')))).toBe('vault ERR_NOT_GUARDIAN');
  expect(outcomeOf(chain.call(thief, 'take', [], addressOf('owner')))).toBe('vault ERR_NOT_REGISTRY');
  expect(outcomeOf(chain.call(thief, 'feed', [], addressOf('submitter-1')))).toBe('oracle ERR_NOT_SUBMITTER');
});

describe('a fake token', () => {
  test('ofTheSameNameIsNotSbtc', () => {
    const world = World.start(chain);
    const source = `
      (define-fungible-token sbtc-token)
      (define-public (mint) (ft-mint? sbtc-token u1000000 tx-sender))
      (define-public (transfer (amount uint) (sender principal) (recipient principal) (memo (optional (buff 34))))
        (ft-transfer? sbtc-token amount sender recipient))`;
    const fake = chain.deploy('sbtc-token', source, world.deployer);
    const thief = addressOf(`thief ${world.deployer}`);
    chain.call(fake, 'mint', [], thief);
    expect(outcomeOf(world.deposit('SBTC', 'balanced', 1_000n, thief))).toBe('vault ERR_PAYMENT_IN_FAILED');
    expect(world.totals('SBTC').available).toBe('0');
  });

  test('ofAnotherNameHasNoBook', () => {
    const world = World.start(chain);
    const ask = { provider: 'provider', token: 'DOGE', tier: 'balanced', epoch: 0n, capital: 1n, capitalLimit: 1n };
    expect(outcomeOf(world.withdraw(ask))).toBe('vault ERR_UNKNOWN_BOOK');
    expect(outcomeOf(world.requestExit('DOGE', 'balanced', 1n, 'provider'))).toBe('vault ERR_UNKNOWN_BOOK');
    expect(world.totals('DOGE')).toEqual({ available: '0', locked: '0', premium: '0', fees: '0' });
    expect(world.book('DOGE', 'balanced')).toMatchObject({ 'ends-at': '0', capacity: '0' });
  });
});

test('beforeInitialisationNothingWorksAndNothingCanBeTaken', () => {
  const world = World.deploy(chain);
  const acts = [
    () => world.fund('STX', 'balanced', 1n, 'provider'),
    () => world.fund('SBTC', 'balanced', 1n, 'provider'),
    () => world.requestExit('STX', 'balanced', 1n, 'provider'),
    () => world.withdraw({ provider: 'provider', token: 'STX', tier: 'balanced', epoch: 0n, capital: 1n, capitalLimit: 1n }),
    () => world.openEpochs([], world.deployer),
    () => world.lockCollateral(lock, world.deployer),
    () => world.settlePolicy(1n, 'thief', 1n, world.deployer),
    () => world.setPaused(true, world.deployer),
    () => world.sweepFees('STX', world.deployer),
    () => world.announceRole('vault', 'owner', 'thief', world.deployer),
    () => world.createPolicy(world.terms(), 'buyer'),
    () => world.submitPrices({ BTC: 1n }, world.deployer),
  ];
  for (const act of acts) expect(outcomeOf(act())).toMatch(/ERR_NOT_INITIALISED$/);
});

test('initialisingAgainIsRefusedAndChangesNothing', () => {
  const world = World.start(chain);
  world.fund('STX', 'balanced', stx(1), 'provider');
  const before = ['vault', 'registry', 'oracle'].map((contract) => world.read(contract, 'get-settings'));
  const thief = { owner: 'thief', guardian: 'thief', allocator: 'thief', registry: 'thief' };
  expect(outcomeOf(world.initialiseVault(thief))).toBe('vault ERR_ALREADY_INITIALISED');
  expect(outcomeOf(world.initialiseRegistry(thief))).toBe('registry ERR_ALREADY_INITIALISED');
  expect(outcomeOf(world.initialiseOracle(thief))).toBe('oracle ERR_ALREADY_INITIALISED');
  expect(['vault', 'registry', 'oracle'].map((contract) => world.read(contract, 'get-settings'))).toEqual(before);
  expect(world.totals('STX').available).toBe(String(stx(1)));
  expect(principalOf('thief')).toBe(addressOf('thief'));
});

test('voucherHashIsReadable', () => {
  const world = World.start(chain);
  const args = [uint(1n), uint(2n), uint(3n)];
  const hash = world.read('vault', 'voucher-hash', [world.vaultArguments().value.owner, ascii('STX'), ascii('balanced'), ...args]);
  expect(hash).toMatch(/^0x[0-9a-f]{64}$/);
});
