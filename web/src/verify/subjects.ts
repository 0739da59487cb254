/** The amounts of a book that can be verified. */
import type { Account } from '../api/people';
import { type Carried, type Claim, partUp, ratioUp } from '../claim/claim';
import type { Leaf } from '../claim/leaf';

export type Subject = 'withdrawable' | 'locked' | 'losses' | 'premiumEarned';

/** What the chain makes of an account: what its numbers are compared with. */
export interface FromChain {
  readonly leaf: Leaf | null;
  readonly claim: Claim;
  /** null without a leaf: then the chain does not tell */
  readonly carried: Carried | null;
  /** withdrawn in the epoch */
  readonly withdrawn: bigint;
  /** of the capital limit */
  readonly left: bigint;
  /** why the vault pays nothing now; null when it does */
  readonly shut: string | null;
  /** `1,234.56 STX` */
  readonly amount: (units: bigint) => string;
}

interface SubjectInWords {
  readonly title: string;
  readonly shown: (account: Account) => bigint;
  /** null where the chain does not tell it */
  readonly computed: (chain: FromChain) => bigint | null;
  /** the formula, and below it the same with its numbers */
  readonly formula: string;
  readonly filled: (chain: FromChain) => string;
}

const sum = (all: readonly bigint[]) => all.reduce((a, b) => a + b, 0n);
const plus = (all: readonly bigint[]) => (all.length === 0 ? '0' : all.join(' + '));

function partsOf({ claim }: FromChain, part: 'locked' | 'losses'): bigint[] {
  return claim.terms.map(({ weight, vintage }) => partUp(weight, ratioUp(vintage[part], vintage.weight)));
}

export const SUBJECTS: Readonly<Record<Subject, SubjectInWords>> = {
  withdrawable: {
    title: 'Withdrawable now',
    shown: (account) => account.freeNow,
    computed: ({ left, shut }) => (shut === null ? left : 0n),
    formula:
      'deposited + (opening × 4096 − burden) / 4096, rounded down and at least 0, − withdrawn in this epoch; nothing between two epochs',
    filled: ({ leaf, claim, withdrawn, shut, amount }) =>
      `${shut === null ? '' : `${shut} 0, else `}${amount(claim.joined)} + (${leaf?.opening ?? 0n} × 4096 − ${claim.burden}) / 4096 − ${amount(withdrawn)}`,
  },
  locked: {
    title: 'Locked',
    shown: (account) => account.locked,
    computed: (chain) => (chain.leaf === null ? 0n : (chain.carried?.locked ?? null)),
    formula: 'your parts of what is locked in each epoch, in 1/4096, together / 4096, rounded up',
    filled: (chain) => `(${plus(partsOf(chain, 'locked'))}) / 4096 = ${sum(partsOf(chain, 'locked'))} / 4096`,
  },
  losses: {
    title: 'Losses',
    shown: (account) => account.losses,
    computed: (chain) => chain.carried?.losses ?? null,
    formula:
      'your losses of epochs that are over + your parts of the losses of each epoch, in 1/4096, together / 4096, rounded up',
    filled: (chain) => `(${plus([chain.leaf?.settledBurden ?? 0n, ...partsOf(chain, 'losses')])}) / 4096`,
  },
  premiumEarned: {
    title: 'Premium earned',
    shown: (account) => account.premiumEarned,
    computed: ({ claim }) => claim.limits.premium,
    formula:
      'your premium of epochs that are over + your parts of the premium earned in each epoch, in 1/4096, together / 4096, rounded down',
    filled: ({ leaf, claim }) =>
      leaf === null
        ? 'without a leaf: what you withdrew of it'
        : `(${plus([leaf.settledPremium, ...claim.terms.map((it) => it.premium)])}) / 4096`,
  },
};
