/**
 * The last look before a signature: decodes what would be signed with stacks.js and compares it with what the person asked for on
 * the page. Nothing here trusts the texts of the service; only the bytes count.
 */
import { type PostCondition, postConditionToHex, serializeCV } from '@stacks/transactions';
import { attempt, decode, plain, unprefixed } from './bytes';
import type { Contracts, Intent, PreparedArgument, PreparedCall, PreparedPostCondition, QuotedTerms } from './call';
import { type Expected, type ExpectedArgument, expectedOf, termsOf } from './expected';
import { movementOf } from './movement';

/** One value of the call: what it says, and what the page asked for (null: the vault judges it, as a proof against its root). */
export interface ReviewLine {
  readonly name: string;
  readonly type: string;
  readonly value: string;
  readonly asked: string | null;
  readonly agrees: boolean;
  /** all of a value that is shown in short */
  readonly detail?: string;
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

function lineOf(expected: ExpectedArgument, argument: PreparedArgument): ReviewLine {
  const base = { name: expected.name, type: argument.type, asked: expected.asked ?? null };
  const value = attempt(() => decode(argument.hex));
  if (value instanceof Error) {
    return { ...base, value: `cannot be read: ${value.message}`, agrees: false };
  }
  if (expected.value === undefined) {
    const shown = expected.read?.(value);
    if (shown === undefined) return { ...base, value: plain(value), agrees: false };
    return { ...base, value: shown.words, detail: shown.detail, agrees: shown.agrees };
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
  const different = lines.filter((line) => !line.agrees);
  problems.push(...different.map((it) => `${it.name} is ${it.value}, expected ${it.asked ?? 'another type'}.`));
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
