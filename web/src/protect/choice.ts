/** What a buyer may choose, and the request that it means. Pure. Limits: docs/domain.md 6. */

import type { QuoteRequest } from '../api/people';
import type { Book, Tier } from '../api/shapes';
import { type Parsed, parseAmount, plainAmount } from '../format/parse';
import type { PolicyType } from './payoff';

export type Style = 'AMERICAN' | 'EUROPEAN';

export interface Choice {
  readonly policyType: PolicyType;
  /** Protected value in percent of the price. */
  readonly percent: number;
  /** Protected amount, sats. */
  readonly amount: bigint;
  readonly days: number;
  readonly style: Style;
}

export const DEFAULT_CHOICE: Choice = {
  policyType: 'PUT',
  percent: 90,
  amount: 10_000_000n,
  days: 30,
  style: 'AMERICAN',
};

export const BLOCKS_PER_DAY = 144;
export const AMOUNT_LIMITS = { least: 100_000n, most: 10_000_000_000n } as const;

/** Why an amount cannot be protected; null when it can. */
export function amountProblem(parsed: Parsed): string | null {
  if (!parsed.ok) return parsed.sentence;
  if (parsed.value < AMOUNT_LIMITS.least) return 'The least we protect is 0.001 BTC.';
  if (parsed.value > AMOUNT_LIMITS.most) return 'The most we protect in one policy is 100 BTC.';
  return null;
}

/** Stops of the amount slider in sats: 1, 2, 5 per decade from 0.001 to 100 BTC. */
export const AMOUNT_STOPS: readonly bigint[] = [3, 4, 5, 6, 7]
  .flatMap((zeros) => [1n, 2n, 5n].map((step) => step * 100_000n * 10n ** BigInt(zeros - 3)))
  .concat(10_000_000_000n);

export function nearestStop(amount: bigint): number {
  const index = AMOUNT_STOPS.findIndex((stop) => stop >= amount);
  return index < 0 ? AMOUNT_STOPS.length - 1 : index;
}

export function percentLimits(policyType: PolicyType): { readonly least: number; readonly most: number } {
  return policyType === 'PUT' ? { least: 50, most: 100 } : { least: 100, most: 150 };
}

export interface Preset<T> {
  readonly value: T;
  readonly label: string;
}

export function percentPresets(policyType: PolicyType): readonly Preset<number>[] {
  const values = policyType === 'PUT' ? [100, 95, 90, 80, 70] : [100, 105, 110, 120, 130];
  return values.map((value) => ({ value, label: `${value} %` }));
}

export const AMOUNT_PRESETS: readonly Preset<bigint>[] = [
  { value: 1_000_000n, label: '0.01' },
  { value: 5_000_000n, label: '0.05' },
  { value: 10_000_000n, label: '0.1' },
  { value: 50_000_000n, label: '0.5' },
  { value: 100_000_000n, label: '1' },
];

export const DAY_PRESETS: readonly Preset<number>[] = [
  { value: 7, label: '1 week' },
  { value: 30, label: '30 days' },
  { value: 60, label: '60 days' },
  { value: 90, label: '90 days' },
  { value: 180, label: '180 days' },
];

/** What says how long a book may back a policy. */
export type BackingBook = Pick<Book, 'token' | 'tier' | 'phase' | 'epoch' | 'startsAt' | 'endsAt'>;

/** By distance from the price, in percent: who backs it. Source: docs/domain.md 6. */
function backersAt(distance: number): readonly Tier[] {
  if (distance <= 5) return ['conservative'];
  if (distance <= 15) return ['balanced', 'conservative'];
  if (distance <= 25) return ['aggressive', 'balanced'];
  return ['balanced', 'conservative', 'aggressive'];
}

const LONGEST_DAYS: Readonly<Record<Tier, number>> = { conservative: 90, balanced: 180, aggressive: 365 };
/** No policy may outlive so many epochs of its book, less the week after which it ends without a price: docs/domain.md 6. */
const MOST_EPOCHS = 390;
const VOID_BLOCKS = 1_008;

/** The longest period that some book would back, in burn blocks. */
export interface LongestTerm {
  readonly blocks: number;
  /** Epochs are so short that they allow less than the tiers do. */
  readonly isByEpochs: boolean;
}

/** `books`: as they are now; while none of those that back it is known, the tiers alone say how long. */
export function longestTerm(
  choice: Pick<Choice, 'policyType' | 'percent'>,
  books: readonly BackingBook[] = [],
): LongestTerm {
  const distance = choice.policyType === 'PUT' ? 100 - choice.percent : choice.percent - 100;
  const token = choice.policyType === 'PUT' ? 'STX' : 'SBTC';
  const tiers = backersAt(distance);
  const byTiers = Math.max(...tiers.map((tier) => LONGEST_DAYS[tier])) * BLOCKS_PER_DAY;
  const backing = books.filter(
    (it) => it.token === token && tiers.includes(it.tier) && it.phase !== 'CLOSED' && it.epoch > 0,
  );
  if (backing.length === 0) return { blocks: byTiers, isByEpochs: false };
  const blocks = Math.max(...backing.map(longestOf));
  const isByEpochs = backing.some((it) => longestOf(it) < LONGEST_DAYS[it.tier] * BLOCKS_PER_DAY && blocks < byTiers);
  return { blocks, isByEpochs };
}

function longestOf(book: BackingBook): number {
  return Math.min(LONGEST_DAYS[book.tier] * BLOCKS_PER_DAY, MOST_EPOCHS * (book.endsAt - book.startsAt) - VOID_BLOCKS);
}

/** Whole days of {@link longestTerm}, one at least. */
export function longestDays(
  choice: Pick<Choice, 'policyType' | 'percent'>,
  books: readonly BackingBook[] = [],
): number {
  return Math.max(1, Math.floor(longestTerm(choice, books).blocks / BLOCKS_PER_DAY));
}

const WHOLE_USD = 100_000_000n;

/**
 * The strike in whole dollars. It is rounded away from the money, so that at 100 % a price that moves by cents while the quote is made does
 * not push it out of range.
 */
export function strikeOf(choice: Pick<Choice, 'policyType' | 'percent'>, btcPrice: bigint): bigint {
  const exact = (btcPrice * BigInt(Math.round(choice.percent * 100))) / 10_000n;
  const whole = exact / WHOLE_USD;
  return (choice.policyType === 'PUT' || whole * WHOLE_USD === exact ? whole : whole + 1n) * WHOLE_USD;
}

/**
 * The price that a strike is counted from. A firm price is held against the oracle's last record, so at 100 % the strike keeps to that side of
 * both at which nothing is refused.
 */
export function strikeBase(policyType: PolicyType, btcPrice: bigint, onChain: bigint | null): bigint {
  if (onChain === null) return btcPrice;
  const isChainNearer = policyType === 'PUT' ? onChain < btcPrice : onChain > btcPrice;
  return isChainNearer ? onChain : btcPrice;
}

export function requestOf(
  choice: Choice,
  btcPrice: bigint,
  burnTip: number,
  books: readonly BackingBook[] = [],
): QuoteRequest {
  return {
    policyType: choice.policyType,
    style: choice.style,
    strike: strikeOf(choice, btcPrice),
    amount: choice.amount,
    expirationHeight: burnTip + termBlocks(choice, books),
  };
}

/** The tip that we know may be some blocks off: a period at the edge of what is offered keeps away from it. */
const TIP_MARGIN_BLOCKS = 6;

export function termBlocks(choice: Choice, books: readonly BackingBook[] = []): number {
  const longest = longestTerm(choice, books).blocks - TIP_MARGIN_BLOCKS;
  const shortest = BLOCKS_PER_DAY + TIP_MARGIN_BLOCKS;
  return Math.min(longest, Math.max(shortest, choice.days * BLOCKS_PER_DAY));
}

/** A change of one part pulls the others back into what can be asked for. */
export function changed(before: Choice, part: Partial<Choice>, books: readonly BackingBook[] = []): Choice {
  const next = { ...before, ...part };
  const limits = percentLimits(next.policyType);
  const turned = next.policyType !== before.policyType ? 200 - next.percent : next.percent;
  const percent = Math.min(limits.most, Math.max(limits.least, turned));
  const days = Math.min(longestDays({ policyType: next.policyType, percent }, books), Math.max(1, next.days));
  return { ...next, percent, days };
}

/** The choice as it stands in the address of the page: what is as at first is left out. */
export function queryOfChoice(choice: Choice): Record<string, string | null> {
  const unless = (isDefault: boolean, value: string) => (isDefault ? null : value);
  return {
    against: unless(choice.policyType === DEFAULT_CHOICE.policyType, 'rise'),
    amount: unless(choice.amount === DEFAULT_CHOICE.amount, plainAmount(choice.amount, 'BTC')),
    value: unless(choice.percent === DEFAULT_CHOICE.percent, `${choice.percent}`),
    days: unless(choice.days === DEFAULT_CHOICE.days, `${choice.days}`),
    pays: unless(choice.style === DEFAULT_CHOICE.style, 'end'),
  };
}

/** Back from the address; what is not there or cannot be chosen is as at first. */
export function choiceOf(
  queried: (name: string) => string | null,
  callsEnabled: boolean,
  books: readonly BackingBook[] = [],
): Choice {
  const whole = (name: string) => (/^\d{1,3}$/.test(queried(name) ?? '') ? Number(queried(name)) : null);
  const amount = parseAmount(queried('amount') ?? '', 'BTC', 'en-US');
  const isIn = amount.ok && amount.value >= AMOUNT_LIMITS.least && amount.value <= AMOUNT_LIMITS.most;
  const direction = changed(DEFAULT_CHOICE, {
    policyType: callsEnabled && queried('against') === 'rise' ? 'CALL' : 'PUT',
  });
  const chosen: Partial<Choice> = {
    style: queried('pays') === 'end' ? 'EUROPEAN' : 'AMERICAN',
    ...(isIn ? { amount: amount.value } : {}),
    percent: whole('value') ?? direction.percent,
    days: whole('days') ?? direction.days,
  };
  return changed(direction, chosen, books);
}
