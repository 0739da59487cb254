/** Calls as the service prepares them, for tests. */
import { Cl, type ClarityValue, type PostCondition, postConditionToHex, serializeCV } from '@stacks/transactions';
import type { Contracts, Intent, PreparedArgument, PreparedCall, QuotedTerms } from '../../src/wallet/call';

const DEPLOYER = 'ST1NQB1NTDQ518RVSH3DQDFVGTRNRPVM0Y9Q7K35W';
export const PERSON = 'ST1SFFJ5WSNW5YN4RS31VVP1QXPNN620TD7H90Q6W';
export const CONTRACTS: Contracts = {
  vault: `${DEPLOYER}.liquidity-pool-vault`,
  registry: `${DEPLOYER}.policy-registry`,
  sbtcToken: 'SM3VDXK3WZZSA84XXFKAFAF15NNZX32CTSG82JFQ4.sbtc-token::sbtc-token',
};

export const QUOTE: QuotedTerms = {
  quoteId: '0x000102030405060708090a0b0c0d0e0f',
  policyType: 'PUT',
  style: 'AMERICAN',
  strike: 6_000_000_000_000n,
  amount: 50_000_000n,
  expirationHeight: 4_500,
  token: 'STX',
  tier: 'conservative',
  collateral: 56_250_000_000n,
  premium: 1_234_567_890n,
  buyer: PERSON,
  btcReference: 5_990_000_000_000n,
  stxReference: 79_000_000n,
  validUntil: 1_790_000_120,
  endsAtMs: Number.MAX_SAFE_INTEGER,
  signature: `0x${'ab'.repeat(65)}`,
};

export function argument(name: string, value: ClarityValue): PreparedArgument {
  return { name, type: value.type, hex: `0x${serializeCV(value)}`, text: 'whatever the service says' };
}

export function preparedCall(
  contract: string,
  functionName: string,
  values: Record<string, ClarityValue>,
  conditions: readonly PostCondition[] = [],
): PreparedCall {
  return {
    contract,
    function: functionName,
    arguments: Object.entries(values).map(([name, value]) => argument(name, value)),
    postConditionMode: 'deny',
    postConditions: conditions.map((condition) => ({ hex: `0x${postConditionToHex(condition)}` })),
  };
}

export const DEPOSIT: Intent = {
  kind: 'deposit',
  person: PERSON,
  token: 'STX',
  tier: 'balanced',
  amount: 100_000_000n,
};

export function depositCall(amount = 100_000_000n, sent = amount, sender = PERSON): PreparedCall {
  return preparedCall(CONTRACTS.vault, 'deposit-stx', { amount: Cl.uint(amount), tier: Cl.stringAscii('balanced') }, [
    { type: 'stx-postcondition', address: sender, condition: 'eq', amount: sent },
  ]);
}

export function termsValue(quote: QuotedTerms): Record<string, ClarityValue> {
  return {
    'quote-id': Cl.bufferFromHex(quote.quoteId.slice(2)),
    'policy-type': Cl.stringAscii(quote.policyType),
    style: Cl.stringAscii(quote.style),
    strike: Cl.uint(quote.strike),
    amount: Cl.uint(quote.amount),
    'expiration-height': Cl.uint(quote.expirationHeight),
    token: Cl.stringAscii(quote.token),
    tier: Cl.stringAscii(quote.tier),
    collateral: Cl.uint(quote.collateral),
    premium: Cl.uint(quote.premium),
    buyer: Cl.principal(quote.buyer),
    'btc-reference': Cl.uint(quote.btcReference),
    'stx-reference': Cl.uint(quote.stxReference),
    'valid-until': Cl.uint(quote.validUntil),
  };
}

export function purchaseCall(quote: QuotedTerms, terms = termsValue(quote)): PreparedCall {
  return preparedCall(
    CONTRACTS.registry,
    'create-policy',
    { terms: Cl.tuple(terms), signature: Cl.bufferFromHex(quote.signature.slice(2)) },
    [{ type: 'stx-postcondition', address: PERSON, condition: 'eq', amount: quote.premium }],
  );
}
