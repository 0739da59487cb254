/** Amounts in words for what a person signs: exact, never rounded, grouped by thousands, and in no form that could be read two ways. */

import type { Token } from '../api/shapes';
import { decimal, UNITS, type UnitName } from '../format/units';

/**
 * Without zeros behind the last digit that counts, but `1,250.00` and `1.2340`: alone, one sign before three digits is a thousand here and a
 * decimal elsewhere.
 */
function exact(value: bigint, unit: UnitName): string {
  const [whole = '', decimals = ''] = decimal(value, UNITS[unit].decimals).split('.');
  const fraction = decimals.replace(/0+$/, '');
  const isReadTwoWays = fraction.length === 3 || (fraction === '' && whole.includes(','));
  const shown = isReadTwoWays ? fraction.padEnd(fraction.length === 3 ? 4 : 2, '0') : fraction;
  return `${shown === '' ? whole : `${whole}.${shown}`} ${UNITS[unit].symbol}`;
}

export function exactToken(units: bigint, token: Token): string {
  return exact(units, token);
}

export function exactUsd(usdE8: bigint): string {
  return exact(usdE8, 'USD');
}

export function exactBtc(sats: bigint): string {
  return exact(sats, 'BTC');
}
