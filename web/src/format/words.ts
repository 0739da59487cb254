import type { Block, Tier, Token } from '../api/shapes';

/** Names for people: what the chain calls SBTC is written sBTC. */
export function tokenLabel(token: Token): string {
  return token === 'SBTC' ? 'sBTC' : 'STX';
}

export function tierLabel(tier: Tier): string {
  return tier[0]?.toUpperCase() + tier.slice(1);
}

export function bookLabel(book: { token: Token; tier: Tier }): string {
  return `${tokenLabel(book.token)} ${book.tier}`;
}

/** `0xc26da4be…19f0`; short texts stay. */
export function shortHash(hash: string, head = 8, tail = 4): string {
  return hash.length <= head + tail + 1 ? hash : `${hash.slice(0, head)}…${hash.slice(-tail)}`;
}

/** The sentence that a tooltip shows for a number. */
export function asOfSentence(asOf: Block): string {
  return `as of block ${asOf.height.toLocaleString('en-US')}, ${asOf.final ? 'final' : 'pending: it may still vanish'}`;
}

/** `ALL_CAPS` codes as words: `NO_CAPACITY` is `No capacity`. */
export function codeLabel(code: string): string {
  const words = code.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
