/** What a person asked for, written down as a contract call without any help of the service. */
import { Cl, ClarityType, type ClarityValue, type PostCondition } from '@stacks/transactions';
import type { Token } from '../api/shapes';
import { exactBtc, exactToken, exactUsd } from './amounts';
import { plain } from './bytes';
import type { Contracts, Intent, QuotedTerms } from './call';

export interface Expected {
  readonly contract: string;
  readonly functionName: string;
  readonly arguments: readonly ExpectedArgument[];
  readonly postConditions: readonly PostCondition[];
}

export interface ExpectedArgument {
  readonly name: string;
  /** The value, when the page knows it. */
  readonly value?: ClarityValue;
  readonly asked?: string;
  /** The Clarity type of a value that only the service knows. */
  readonly type?: ClarityType;
}

function known(name: string, value: ClarityValue, asked?: string): ExpectedArgument {
  return { name, value, asked: asked ?? plain(value) };
}

function given(name: string, type: ClarityType): ExpectedArgument {
  return { name, type };
}

function sends(address: string, token: Token, amount: bigint, contracts: Contracts): PostCondition {
  return token === 'STX'
    ? { type: 'stx-postcondition', address, condition: 'eq', amount }
    : {
        type: 'ft-postcondition',
        address,
        condition: 'eq',
        amount,
        asset: contracts.sbtcToken as `${string}.${string}::${string}`,
      };
}

export function termsOf(quote: QuotedTerms): Record<string, { value: ClarityValue; asked: string }> {
  const text = (value: string) => ({ value: Cl.stringAscii(value), asked: value });
  const count = (value: bigint | number, asked: string) => ({ value: Cl.uint(value), asked });
  return {
    'quote-id': { value: Cl.bufferFromHex(quote.quoteId.replace(/^0x/, '')), asked: quote.quoteId },
    'policy-type': text(quote.policyType),
    style: text(quote.style),
    strike: count(quote.strike, exactUsd(quote.strike)),
    amount: count(quote.amount, exactBtc(quote.amount)),
    'expiration-height': count(quote.expirationHeight, `block ${quote.expirationHeight}`),
    token: text(quote.token),
    tier: text(quote.tier),
    collateral: count(quote.collateral, exactToken(quote.collateral, quote.token)),
    premium: count(quote.premium, exactToken(quote.premium, quote.token)),
    'valid-until': count(quote.validUntil, `block ${quote.validUntil}`),
  };
}

/** The call that the intent means, written down again without the service. */
export function expectedOf(intent: Intent, contracts: Contracts): Expected {
  switch (intent.kind) {
    case 'deposit':
      return {
        contract: contracts.vault,
        functionName: intent.token === 'STX' ? 'deposit-stx' : 'deposit-sbtc',
        arguments: [
          known('amount', Cl.uint(intent.amount), exactToken(intent.amount, intent.token)),
          known('tier', Cl.stringAscii(intent.tier)),
        ],
        postConditions: [sends(intent.person, intent.token, intent.amount, contracts)],
      };
    case 'exit':
      return {
        contract: contracts.vault,
        functionName: 'request-exit',
        arguments: [
          known('token', Cl.stringAscii(intent.token)),
          known('tier', Cl.stringAscii(intent.tier)),
          known('amount', Cl.uint(intent.amount), exactToken(intent.amount, intent.token)),
        ],
        postConditions: [],
      };
    case 'withdrawal':
      return {
        contract: contracts.vault,
        functionName: 'withdraw',
        arguments: [
          known('token', Cl.stringAscii(intent.token)),
          known('tier', Cl.stringAscii(intent.tier)),
          given('epoch', ClarityType.UInt),
          known('capital', Cl.uint(intent.capital), exactToken(intent.capital, intent.token)),
          known('premium', Cl.uint(intent.premium), exactToken(intent.premium, intent.token)),
          given('capital-limit', ClarityType.UInt),
          given('premium-limit', ClarityType.UInt),
          given('signature', ClarityType.Buffer),
        ],
        postConditions: [sends(contracts.vault, intent.token, intent.capital + intent.premium, contracts)],
      };
    case 'purchase': {
      const fields = Object.entries(termsOf(intent.quote)).map(([name, field]) => [name, field.value] as const);
      return {
        contract: contracts.registry,
        functionName: 'create-policy',
        arguments: [
          known('terms', Cl.tuple(Object.fromEntries(fields))),
          known('signature', Cl.bufferFromHex(intent.quote.signature.replace(/^0x/, ''))),
        ],
        postConditions: [sends(intent.person, intent.quote.token, intent.quote.premium, contracts)],
      };
    }
    case 'activation':
      return {
        contract: contracts.registry,
        functionName: 'request-activation',
        arguments: [known('policy-id', Cl.uint(intent.policyId), `policy ${intent.policyId}`)],
        postConditions: [],
      };
  }
}
