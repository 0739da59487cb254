import type { Tier, Token } from '../api/shapes';

/** What the service says a wallet should sign. It is read, decoded and compared before anything is signed. */
export interface PreparedCall {
  readonly contract: string;
  readonly function: string;
  readonly arguments: readonly PreparedArgument[];
  readonly postConditionMode: string;
  readonly postConditions: readonly PreparedPostCondition[];
}

export interface PreparedArgument {
  readonly name: string;
  readonly type: string;
  readonly hex: string;
  readonly text: string;
}

/** What it says beside its bytes is not read. */
export interface PreparedPostCondition {
  readonly hex: string;
}

/** The contracts of the network, told once when the page starts, not by the call that is checked. */
export interface Contracts {
  readonly vault: string;
  readonly registry: string;
  /** Asset identifier, `SM...sbtc-token::sbtc-token`. */
  readonly sbtcToken: string;
}

interface BookAct {
  readonly person: string;
  readonly token: Token;
  readonly tier: Tier;
}

/** The terms of a firm quote as the page showed them. */
export interface QuotedTerms {
  readonly quoteId: string;
  readonly buyer: string;
  readonly policyType: string;
  readonly style: string;
  readonly strike: bigint;
  readonly amount: bigint;
  readonly expirationHeight: number;
  readonly token: Token;
  readonly tier: Tier;
  readonly collateral: bigint;
  readonly premium: bigint;
  readonly btcReference: bigint;
  readonly stxReference: bigint;
  /** seconds since 1970 of block time, as it is signed */
  readonly validUntil: number;
  /** when that is by our clock */
  readonly endsAtMs: number;
  readonly signature: string;
}

/** What the person asked for on the page. */
export type Intent =
  | (BookAct & { readonly kind: 'deposit'; readonly amount: bigint })
  | (BookAct & { readonly kind: 'exit'; readonly amount: bigint })
  | (BookAct & { readonly kind: 'withdrawal'; readonly capital: bigint; readonly premium: bigint })
  | { readonly kind: 'purchase'; readonly person: string; readonly quote: QuotedTerms }
  | { readonly kind: 'activation'; readonly person: string; readonly policyId: number };
