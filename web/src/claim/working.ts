/** How a claim comes about, with the numbers filled in: what the pages write down line by line. */
import type { Grid } from '../parts/GridTable';
import { exactToken } from '../wallet/amounts';
import { asOf, type Claim, type Rows } from './claim';
import type { Leaf } from './leaf';

export type Pair = readonly [word: string, value: string];

/** Weights and what a ratio gives are whole numbers of 1/4096 base unit. */
export const SUB_UNITS = 'of 1/4096';

/** One row for each epoch whose policies he carries. */
export function termsGrid(claim: Claim, rows: Rows): Grid {
  const { token } = rows.book;
  return {
    caption: 'The burden and the premium of each epoch whose policies you carry',
    heads: [
      'Epoch',
      `Your weight, ${SUB_UNITS}`,
      'of',
      'Locked, lost, for sale',
      `Your part, ${SUB_UNITS}`,
      `Your premium, ${SUB_UNITS}`,
    ],
    rows: claim.terms.map((term) => [
      String(term.epoch),
      String(term.weight),
      String(term.vintage.weight),
      exactToken(term.called, token),
      String(term.burden),
      String(term.premium),
    ]),
  };
}

/** From the leaf to what one withdrawal may take. */
export function claimLines(leaf: Leaf | null, claim: Claim, rows: Rows): Pair[] {
  const amount = (units: bigint) => exactToken(units, rows.book.token);
  const account = asOf(rows.account, rows.book.epoch);
  return [
    ['Capital as the epoch began', amount(leaf?.opening ?? 0n)],
    [`less your losses of epochs that are over, ${SUB_UNITS}`, String(leaf?.settledBurden ?? 0n)],
    [`and your parts above, in all ${SUB_UNITS}`, String(claim.burden)],
    ['leaves, rounded down, at least nothing', amount(claim.left)],
    ['with what you deposited since', amount(claim.joined)],
    ['less what you withdrew in this epoch', amount(account.withdrawn)],
    ['Never more than you put in and did not take out', amount(account.depositedEver - account.withdrawnEver)],
    [`Premium of epochs that are over, ${SUB_UNITS}`, String(leaf?.settledPremium ?? 0n)],
    ['Premium earned in all, rounded down', amount(claim.limits.premium)],
    ['less what you withdrew of it', amount(account.premiumWithdrawnEver)],
  ];
}
