/**
 * The last look before a signature: decodes what would be signed with stacks.js and compares it with what the person asked for on
 * the page. Nothing here trusts the texts of the service; only the bytes count.
 */
import {
  Cl,
  ClarityType,
  cvToString,
  deserializeCV,
  deserializePostConditionWire,
  postConditionToHex,
  serializeCV,
  serializePostConditionWire,
  wireToPostCondition,
  type ClarityValue,
  type FungibleComparator,
  type PostCondition,
} from '@stacks/transactions';
import { exactBtc, exactToken, exactUsd, type Token } from './amounts';
import type { Contracts, Intent, PreparedArgument, PreparedCall, PreparedPostCondition, QuotedTerms } from './call';

/** One value of the call: what it says, and what the page asked for (null: only the service can know it, such as a signature). */
export interface ReviewLine {
  readonly name: string;
  readonly type: string;
  readonly value: string;
  readonly asked: string | null;
  readonly agrees: boolean;
}

declare const agreed: unique symbol;

/** A call that was decoded and is what the person asked for. Only `review` makes one; wallets sign nothing else. */
export interface AgreedCall {
  readonly [agreed]: true;
  readonly contract: string;
  readonly functionName: string;
  readonly argumentsHex: readonly string[];
  readonly postConditionsHex: readonly string[];
}

export interface Review {
  readonly contract: string;
  readonly functionName: string;
  readonly lines: readonly ReviewLine[];
  /** What moves, in words. In deny mode nothing else can. */
  readonly movements: readonly string[];
  /** Why this is not signed; empty when `call` is there. */
  readonly problems: readonly string[];
  readonly call: AgreedCall | null;
}

interface Expected {
  readonly contract: string;
  readonly functionName: string;
  readonly arguments: readonly ExpectedArgument[];
  readonly postConditions: readonly PostCondition[];
}

interface ExpectedArgument {
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

function termsOf(quote: QuotedTerms): Record<string, { value: ClarityValue; asked: string }> {
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
function expectedOf(intent: Intent, contracts: Contracts): Expected {
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

/** A Clarity value as a person reads it: texts without quotation marks, numbers without their `u`. */
function plain(value: ClarityValue): string {
  switch (value.type) {
    case 'ascii':
    case 'utf8':
      return value.value;
    case 'uint':
    case 'int':
      return value.value.toString().replace(/\B(?=(\d{3})+$)/g, ',');
    case 'buffer':
      return `0x${value.value}`;
    default:
      return cvToString(value);
  }
}

function unprefixed(hex: string): string {
  return hex.toLowerCase().replace(/^0x/, '');
}

/** The value of the bytes; refuses what is not exactly the bytes of one value (stacks.js ignores what follows it). */
function decode(hex: string): ClarityValue {
  const value = deserializeCV(unprefixed(hex));
  if (serializeCV(value) !== unprefixed(hex)) {
    throw new Error('more or other bytes than one value');
  }
  return value;
}

function attempt<T>(act: () => T): T | Error {
  try {
    return act();
  } catch (e) {
    return e instanceof Error ? e : new Error(String(e));
  }
}

function lineOf(expected: ExpectedArgument, argument: PreparedArgument): ReviewLine {
  const base = { name: expected.name, type: argument.type, asked: expected.asked ?? null };
  const value = attempt(() => decode(argument.hex));
  if (value instanceof Error) {
    return { ...base, value: `cannot be read: ${value.message}`, agrees: false };
  }
  if (expected.value === undefined) {
    return { ...base, value: plain(value), agrees: value.type === expected.type };
  }
  const agrees = serializeCV(value) === serializeCV(expected.value);
  return { ...base, value: agrees ? (expected.asked ?? plain(value)) : plain(value), agrees };
}

/** The terms of a purchase, one line a field: a person reads fields, not a tuple. */
function termLines(quote: QuotedTerms, argument: PreparedArgument): ReviewLine[] {
  const value = attempt(() => decode(argument.hex));
  if (value instanceof Error || value.type !== 'tuple') {
    const said = value instanceof Error ? `cannot be read: ${value.message}` : plain(value);
    return [{ name: 'terms', type: argument.type, value: said, asked: 'the terms of the quote', agrees: false }];
  }
  const expected = termsOf(quote);
  const names = new Set([...Object.keys(expected), ...Object.keys(value.value)]);
  return [...names].map((name) => {
    const got = value.value[name];
    const want = expected[name];
    const agrees = got !== undefined && want !== undefined && serializeCV(got) === serializeCV(want.value);
    return {
      name,
      type: got?.type ?? '',
      value: agrees ? want.asked : got === undefined ? 'missing' : plain(got),
      asked: want?.asked ?? 'nothing of that name',
      agrees,
    };
  });
}

function linesOf(intent: Intent, expected: Expected, call: PreparedCall): ReviewLine[] {
  return call.arguments.flatMap((argument, index) => {
    const want = expected.arguments[index];
    if (want === undefined) {
      return [
        { name: argument.name, type: argument.type, value: argument.hex, asked: 'no such argument', agrees: false },
      ];
    }
    return intent.kind === 'purchase' && want.name === 'terms'
      ? termLines(intent.quote, argument)
      : [lineOf(want, argument)];
  });
}

const COMPARATORS: Record<FungibleComparator, string> = {
  eq: 'exactly',
  gt: 'more than',
  gte: 'at least',
  lt: 'less than',
  lte: 'at most',
};

/** One post-condition in words, from its bytes. */
function movementOf(hex: string, person: string, contracts: Contracts): string {
  const condition = attempt(() => {
    const wire = deserializePostConditionWire(unprefixed(hex));
    if (serializePostConditionWire(wire) !== unprefixed(hex)) {
      throw new Error('more or other bytes than one condition');
    }
    return wireToPostCondition(wire);
  });
  if (condition instanceof Error) {
    return `A condition that cannot be read: ${condition.message}`;
  }
  if (condition.type === 'nft-postcondition') {
    return `${condition.address}: a condition on a single token, ${condition.asset}`;
  }
  const amount = BigInt(condition.amount);
  const said =
    condition.type === 'stx-postcondition'
      ? exactToken(amount, 'STX')
      : condition.asset === contracts.sbtcToken
        ? exactToken(amount, 'SBTC')
        : `${amount} units of ${condition.asset}`;
  const how = COMPARATORS[condition.condition];
  if (condition.address === person || condition.address === 'origin') {
    return `You send ${how} ${said}${condition.address === person ? ' to the vault' : ''}.`;
  }
  return condition.address === contracts.vault
    ? `The vault sends ${how} ${said} to you.`
    : `${condition.address} sends ${how} ${said}.`;
}

function postConditionProblems(wanted: readonly PostCondition[], got: readonly PreparedPostCondition[]): string[] {
  const want = wanted.map((it) => unprefixed(postConditionToHex(it))).sort();
  const have = got.map((it) => unprefixed(it.hex)).sort();
  return want.length === have.length && want.every((hex, index) => hex === have[index])
    ? []
    : ['What may be moved is not what you asked for.'];
}

function problemsOf(expected: Expected, call: PreparedCall, lines: readonly ReviewLine[]): string[] {
  const problems: string[] = [];
  if (call.contract !== expected.contract) {
    problems.push(`The contract is ${call.contract}, expected ${expected.contract}.`);
  }
  if (call.function !== expected.functionName) {
    problems.push(`The function is ${call.function}, expected ${expected.functionName}.`);
  }
  if (call.arguments.length !== expected.arguments.length) {
    problems.push(`There are ${call.arguments.length} arguments, expected ${expected.arguments.length}.`);
  }
  if (call.postConditionMode !== 'deny') {
    problems.push(`The mode is "${call.postConditionMode}": more could be moved than is shown.`);
  }
  lines
    .filter((line) => !line.agrees)
    .forEach((line) => problems.push(`${line.name} is ${line.value}, expected ${line.asked ?? 'another type'}.`));
  return problems.concat(postConditionProblems(expected.postConditions, call.postConditions));
}

/** Decodes `call` and compares it with `intent`. Whatever differs is a problem, and a call with a problem cannot be signed. */
export function review(call: PreparedCall, intent: Intent, contracts: Contracts): Review {
  const expected = expectedOf(intent, contracts);
  const lines = linesOf(intent, expected, call);
  const problems = problemsOf(expected, call, lines);
  return {
    contract: call.contract,
    functionName: call.function,
    lines,
    movements: call.postConditions.map((it) => movementOf(it.hex, intent.person, contracts)),
    problems,
    call: problems.length === 0 ? agree(call) : null,
  };
}

function agree(call: PreparedCall): AgreedCall {
  return Object.freeze({
    contract: call.contract,
    functionName: call.function,
    argumentsHex: call.arguments.map((it) => unprefixed(it.hex)),
    postConditionsHex: call.postConditions.map((it) => unprefixed(it.hex)),
  }) as unknown as AgreedCall;
}
