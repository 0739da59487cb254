import { Cl, type ClarityValue, type PostCondition } from '@stacks/transactions';
import { describe, expect, it } from 'vitest';
import type { Intent, PreparedCall } from '../../src/wallet/call';
import { review } from '../../src/wallet/review';
import { CONTRACTS, DEPOSIT, depositCall, PERSON, preparedCall, purchaseCall, QUOTE, termsValue } from './calls';

const PURCHASE: Intent = { kind: 'purchase', person: PERSON, quote: QUOTE };
const WITHDRAWAL: Intent = {
  kind: 'withdrawal',
  person: PERSON,
  token: 'SBTC',
  tier: 'aggressive',
  capital: 1_000n,
  premium: 25n,
};

function leaf(fields: Record<string, ClarityValue> = {}): ClarityValue {
  return Cl.tuple({
    provider: Cl.principal(PERSON),
    token: Cl.stringAscii('SBTC'),
    tier: Cl.stringAscii('aggressive'),
    epoch: Cl.uint(7),
    opening: Cl.uint(5_000),
    'settled-burden': Cl.uint(0),
    'settled-premium': Cl.uint(0),
    weights: Cl.list([Cl.tuple({ epoch: Cl.uint(7), weight: Cl.uint(4_096) })]),
    ...fields,
  });
}

function step(sum: number): ClarityValue {
  return Cl.tuple({ hash: Cl.bufferFromHex('ab'.repeat(32)), sum: Cl.uint(sum), left: Cl.bool(false) });
}

function withdrawCall(paid: bigint, values: Record<string, ClarityValue> = {}): PreparedCall {
  const condition: PostCondition = {
    type: 'ft-postcondition',
    address: CONTRACTS.vault,
    condition: 'eq',
    amount: paid,
    asset: CONTRACTS.sbtcToken as `${string}.${string}::${string}`,
  };
  return preparedCall(
    CONTRACTS.vault,
    'withdraw',
    {
      token: Cl.stringAscii('SBTC'),
      tier: Cl.stringAscii('aggressive'),
      capital: Cl.uint(1_000),
      premium: Cl.uint(25),
      leaf: Cl.some(leaf()),
      proof: Cl.list([step(1), step(2)]),
      ...values,
    },
    [condition],
  );
}

describe('a call that is what the person asked for', () => {
  it('is agreed to, with what moves in words: deposit', () => {
    const seen = review(depositCall(), DEPOSIT, CONTRACTS);
    expect(seen.problems).toEqual([]);
    expect(seen.movements).toEqual(['You send exactly 100 STX to the vault.']);
    expect(seen.lines.map((it) => [it.name, it.value, it.agrees])).toEqual([
      ['amount', '100 STX', true],
      ['tier', 'balanced', true],
    ]);
    expect(seen.call?.argumentsHex[0]).toBe('0100000000000000000000000005f5e100');
  });

  it('is agreed to: withdrawal, with leaf and proof in words and all of them on demand', () => {
    const seen = review(withdrawCall(1_025n), WITHDRAWAL, CONTRACTS);
    expect(seen.problems).toEqual([]);
    expect(seen.movements).toEqual(['The vault sends exactly 0.00001025 sBTC to you.']);
    expect(seen.lines.find((it) => it.name === 'leaf')).toMatchObject({
      value: 'your leaf of epoch 7, weights of 1 epoch',
      detail: expect.stringContaining('(opening u5000)'),
    });
    expect(seen.lines.find((it) => it.name === 'proof')).toMatchObject({ value: '2 steps to the root' });
  });

  it('is agreed to: withdrawal without a leaf, of what was deposited since', () => {
    const seen = review(withdrawCall(1_025n, { leaf: Cl.none(), proof: Cl.list([]) }), WITHDRAWAL, CONTRACTS);
    expect(seen.problems).toEqual([]);
    expect(seen.lines.find((it) => it.name === 'leaf')?.value).toMatch(/^none/);
  });

  it('is agreed to: purchase, a line for every term', () => {
    const seen = review(purchaseCall(QUOTE), PURCHASE, CONTRACTS);
    expect(seen.problems).toEqual([]);
    expect(seen.lines).toHaveLength(15);
    expect(seen.lines.find((it) => it.name === 'strike')?.value).toBe('60,000.00 USD');
    expect(seen.movements).toEqual(['You send exactly 1,234.56789 STX to the vault.']);
  });

  it('is agreed to: exit and activation move nothing', () => {
    const exit = preparedCall(CONTRACTS.vault, 'request-exit', {
      token: Cl.stringAscii('STX'),
      tier: Cl.stringAscii('balanced'),
      amount: Cl.uint(5),
    });
    const activation = preparedCall(CONTRACTS.registry, 'request-activation', { 'policy-id': Cl.uint(12) });
    const exitIntent: Intent = { kind: 'exit', person: PERSON, token: 'STX', tier: 'balanced', amount: 5n };
    expect(review(exit, exitIntent, CONTRACTS)).toMatchObject({ problems: [], movements: [] });
    expect(review(activation, { kind: 'activation', person: PERSON, policyId: 12 }, CONTRACTS).problems).toEqual([]);
  });
});

describe('a call that is not is refused', () => {
  const swapped = (call: PreparedCall, change: Partial<PreparedCall>): PreparedCall => ({ ...call, ...change });
  const deposit = depositCall();
  const [amount, tier] = deposit.arguments;
  const [condition] = deposit.postConditions;
  if (amount === undefined || tier === undefined || condition === undefined) {
    throw new Error('the fixture has two arguments and a condition');
  }

  it.each([
    ['another contract', swapped(deposit, { contract: `${PERSON}.liquidity-pool-vault` }), /The contract is/],
    ['another function', swapped(deposit, { function: 'deposit-sbtc' }), /The function is deposit-sbtc/],
    ['another amount', depositCall(100_000_001n), /amount is 100,000,001, expected 100 STX/],
    ['more sent than asked', depositCall(100_000_000n, 200_000_000n), /may be moved/],
    ['no condition', swapped(deposit, { postConditions: [] }), /may be moved/],
    ['one condition too many', swapped(deposit, { postConditions: [condition, condition] }), /may be moved/],
    ['allow mode', swapped(deposit, { postConditionMode: 'allow' }), /"allow"/],
    ['an argument less', swapped(deposit, { arguments: [amount] }), /1 arguments, expected 2/],
    ['an argument more', swapped(deposit, { arguments: [amount, tier, tier] }), /3 arguments, expected 2/],
    [
      'bytes behind the value',
      swapped(deposit, { arguments: [{ ...amount, hex: `${amount.hex}00` }, tier] }),
      /amount is cannot be read/,
    ],
    ['no bytes', swapped(deposit, { arguments: [{ ...amount, hex: '0x' }, tier] }), /amount is cannot be read/],
    [
      'another type of the same number',
      swapped(deposit, { arguments: [{ ...amount, hex: '0x0000000000000000000000000005f5e100' }, tier] }),
      /amount is 100,000,000, expected 100 STX/,
    ],
  ])('%s', (_, call, problem) => {
    const seen = review(call, DEPOSIT, CONTRACTS);
    expect(seen.problems.join(' ')).toMatch(problem);
    expect(seen.call).toBeNull();
  });

  it('a text that lies about the bytes', () => {
    const lying = swapped(depositCall(900_000_000n), {});
    const texts = lying.arguments.map((it) => ({ ...it, text: '100 STX' }));
    expect(review(swapped(lying, { arguments: texts }), DEPOSIT, CONTRACTS).call).toBeNull();
  });

  it.each(['strike', 'amount', 'expiration-height', 'collateral', 'premium', 'valid-until'])(
    'a purchase with another %s than quoted',
    (field) => {
      const terms = { ...termsValue(QUOTE), [field]: Cl.uint(1) };
      const seen = review(purchaseCall(QUOTE, terms), PURCHASE, CONTRACTS);
      expect(seen.call).toBeNull();
      expect(seen.lines.filter((it) => !it.agrees).map((it) => it.name)).toEqual([field]);
    },
  );

  it('a purchase with a term missing or one of its own', () => {
    const { style: _, ...fewer } = termsValue(QUOTE);
    expect(review(purchaseCall(QUOTE, fewer), PURCHASE, CONTRACTS).problems).toContainEqual(
      expect.stringContaining('style is missing'),
    );
    const more = { ...termsValue(QUOTE), recipient: Cl.uint(1) };
    expect(review(purchaseCall(QUOTE, more), PURCHASE, CONTRACTS).problems).toContainEqual(
      expect.stringContaining('recipient is 1, expected nothing of that name'),
    );
  });

  it('a purchase with another signature than quoted', () => {
    const call = purchaseCall({ ...QUOTE, signature: `0x${'00'.repeat(65)}` });
    expect(review(call, PURCHASE, CONTRACTS).call).toBeNull();
  });

  it('a withdrawal that pays another amount', () => {
    expect(review(withdrawCall(1_024n), WITHDRAWAL, CONTRACTS).call).toBeNull();
    expect(review(withdrawCall(1_025n, { capital: Cl.uint(999) }), WITHDRAWAL, CONTRACTS).call).toBeNull();
  });

  it.each([
    ['of another account', Cl.some(leaf({ provider: Cl.principal(CONTRACTS.vault) })), /another leaf of epoch 7/],
    ['of another book', Cl.some(leaf({ tier: Cl.stringAscii('balanced') })), /another leaf of epoch 7/],
    ['of another token', Cl.some(leaf({ token: Cl.stringAscii('STX') })), /another leaf of epoch 7/],
    ['that is a number', Cl.uint(1), /leaf is 1/],
  ])('a withdrawal with a leaf %s', (_, shown, problem) => {
    const seen = review(withdrawCall(1_025n, { leaf: shown }), WITHDRAWAL, CONTRACTS);
    expect(seen.call).toBeNull();
    expect(seen.problems.join(' ')).toMatch(problem);
  });

  it('a condition that cannot be read', () => {
    const broken = swapped(deposit, { postConditions: [{ ...condition, hex: '0xffff' }] });
    const seen = review(broken, DEPOSIT, CONTRACTS);
    expect(seen.movements[0]).toMatch(/cannot be read/);
    expect(seen.call).toBeNull();
  });
});
