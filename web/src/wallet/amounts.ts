/** Amounts in words for what a person signs: exact, never rounded, grouped by thousands. */

import type { Token } from '../api/shapes';

const DECIMALS: Record<Token, number> = { STX: 6, SBTC: 8 };
const LABELS: Record<Token, string> = { STX: 'STX', SBTC: 'sBTC' };

/** Base units as a decimal text, without zeros behind the last digit that counts. */
export function exact(units: bigint, decimals: number): string {
  const sign = units < 0n ? '-' : '';
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, ',');
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  return sign + (fraction === '' ? whole : `${whole}.${fraction}`);
}

export function exactToken(units: bigint, token: Token): string {
  return `${exact(units, DECIMALS[token])} ${LABELS[token]}`;
}

export function exactUsd(usdE8: bigint): string {
  return `${exact(usdE8, 8)} USD`;
}

export function exactBtc(sats: bigint): string {
  return `${exact(sats, 8)} BTC`;
}
