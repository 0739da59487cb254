/** What a person asked for, written down as a contract call without any help of the service. */
import { Cl, ClarityType, type ClarityValue, type PostCondition } from '@stacks/transactions';
import type { Token } from '../api/shapes';
import { momentOf } from '../format/time';
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
  /** What a value says that only the service knows, and whether it is about the person and the book that are meant. */
  readonly read?: (value: ClarityValue) => Shown;
}

/** A value in words; `detail` is all of it. */
export interface Shown {
  readonly words: string;
  readonly detail: string;
  readonly agrees: boolean;
}

function known(name: string, value: ClarityValue, asked?: string): ExpectedArgument {
  return { name, value, asked: asked ?? plain(value) };
}

function shown(name: string, read: (value: ClarityValue) => Shown): ExpectedArgument {
  return { name, read };
}

/** What the provider had as the epoch began. The vault takes only what its root says: here it must be his, of this book. */
function leafOf(value: ClarityValue, of: { person: string; token: Token; tier: string }): Shown {
  if (value.type === ClarityType.OptionalNone) {
    return { words: 'none: what was deposited since the epoch began', detail: '', agrees: true };
  }
  const leaf = value.type === ClarityType.OptionalSome ? value.value : value;
  if (leaf.type !== ClarityType.Tuple) return { words: plain(value), detail: '', agrees: false };
  const { provider, token, tier, epoch, weights } = leaf.value;
  const says = (field: ClarityValue | undefined, wanted: string) => field !== undefined && plain(field) === wanted;
  const isHis = says(provider, of.person) && says(token, of.token) && says(tier, of.tier);
  const count = weights?.type === ClarityType.List ? weights.value.length : 0;
  const ofEpoch = epoch === undefined ? 'an unknown epoch' : `epoch ${plain(epoch)}`;
  const epochs = count === 1 ? '1 epoch' : `${count} epochs`;
  return {
    words: `${isHis ? 'your' : 'another'} leaf of ${ofEpoch}, weights of ${epochs}`,
    detail: plain(value),
    agrees: isHis,
  };
}

function proofOf(value: ClarityValue): Shown {
  if (value.type !== ClarityType.List) return { words: plain(value), detail: '', agrees: false };
  const steps = value.value.length;
  return {
    words: steps === 1 ? '1 step to the root' : `${steps} steps to the root`,
    detail: plain(value),
    agrees: true,
  };
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
    buyer: { value: Cl.principal(quote.buyer), asked: quote.buyer },
    'policy-type': text(quote.policyType),
    style: text(quote.style),
    strike: count(quote.strike, exactUsd(quote.strike)),
    amount: count(quote.amount, exactBtc(quote.amount)),
    'expiration-height': count(quote.expirationHeight, `block ${quote.expirationHeight}`),
    token: text(quote.token),
    tier: text(quote.tier),
    collateral: count(quote.collateral, exactToken(quote.collateral, quote.token)),
    premium: count(quote.premium, exactToken(quote.premium, quote.token)),
    'btc-reference': count(quote.btcReference, exactUsd(quote.btcReference)),
    'stx-reference': count(quote.stxReference, exactUsd(quote.stxReference)),
    'valid-until': count(quote.validUntil, momentOf(1_000 * quote.validUntil)),
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
          known('capital', Cl.uint(intent.capital), exactToken(intent.capital, intent.token)),
          known('premium', Cl.uint(intent.premium), exactToken(intent.premium, intent.token)),
          shown('leaf', (value) => leafOf(value, intent)),
          shown('proof', proofOf),
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
