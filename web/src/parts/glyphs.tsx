import type { Tier, Token } from '../api/shapes';
import { tierInWords } from '../format/tiers';
import { tierLabel, tokenLabel } from '../format/words';

const FILLED: Readonly<Record<Tier, number>> = { conservative: 1, balanced: 2, aggressive: 3 };

/** One to three bars: how far from the price what the tier backs is. */
export function TierGlyph({ tier }: { tier: Tier }) {
  return (
    <svg class={`tier-glyph ${tier}`} viewBox="0 0 15 14" aria-hidden="true">
      {[0, 1, 2].map((bar) => (
        <rect
          key={bar}
          class={bar < FILLED[tier] ? 'on' : ''}
          x={bar * 5}
          y={8 - bar * 4}
          width="3.6"
          height={6 + bar * 4}
          rx="1"
        />
      ))}
    </svg>
  );
}

export function TierName({ tier }: { tier: Tier }) {
  return (
    <span class="named">
      <TierGlyph tier={tier} />
      {tierLabel(tier)}
    </span>
  );
}

export function TokenName({ token }: { token: Token }) {
  return (
    <span class="named">
      <i class={`token-dot ${token.toLowerCase()}`} aria-hidden="true" />
      {tokenLabel(token)}
    </span>
  );
}

/** `sBTC Balanced` with both signs. */
export function BookName({ book }: { book: { token: Token; tier: Tier } }) {
  return (
    <span class="named">
      <i class={`token-dot ${book.token.toLowerCase()}`} aria-hidden="true" />
      <span>{tokenLabel(book.token)}</span>
      <TierGlyph tier={book.tier} />
      <span data-tip={tierInWords(book.tier)} tabIndex={0}>
        {tierLabel(book.tier)}
      </span>
    </span>
  );
}
