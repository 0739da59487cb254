import { routes } from '../api/client';
import { useLive, valueIn } from '../api/live';
import type { Book, Tier, Token } from '../api/shapes';
import { TIERS_IN_WORDS } from '../format/tiers';
import { percent, ratioBps } from '../format/units';
import { Amount, AsOfContext } from '../parts/Amount';
import { measuredWindows, periodOf } from './yields';

interface TierChoiceProps {
  readonly token: Token;
  readonly tier: Tier;
  readonly choose: (tier: Tier) => void;
  readonly books: readonly Book[];
}

/** A book is chosen by what it backs, and by what became of it so far. */
export function TierChoice({ token, tier, choose, books }: TierChoiceProps) {
  return (
    <fieldset class="tier-choice">
      <legend>Book</legend>
      {TIERS_IN_WORDS.map((words) => {
        const book = books.find((it) => it.token === token && it.tier === words.tier);
        return (
          <label key={words.tier} class={words.tier}>
            <input type="radio" name="tier" checked={words.tier === tier} onChange={() => choose(words.tier)} />
            <span>
              <strong>{words.title}</strong>
              <span>{words.backs}</span>
              {book && <SoFar book={book} />}
              <span class="muted">{words.limits}</span>
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}

/** Net yield with the period it was measured over, what is in use, and what was lost. */
function SoFar({ book }: { book: Book }) {
  const yields = valueIn(useLive(routes.bookYield(book.token, book.tier)));
  const whole = measuredWindows(yields?.windows ?? []).find((it) => it.window === 'all');
  const used = ratioBps(book.locked, book.capital);
  return (
    <AsOfContext.Provider value={book.asOf}>
      <span class="so-far">
        <span>
          Net yield{' '}
          {whole === undefined || whole.netYieldBps === null ? (
            'not known yet'
          ) : (
            <b>
              {percent(whole.netYieldBps, 2, { signed: true })} ({periodOf(whole)})
            </b>
          )}
        </span>
        <span>
          in use <b>{used === null ? 'nothing' : percent(used)}</b>
        </span>
        <span>
          lost so far{' '}
          <b>
            <Amount value={book.losses} unit={book.token} />
          </b>
        </span>
        <span>
          earned so far{' '}
          <b>
            <Amount value={book.premiumEarned} unit={book.token} />
          </b>
        </span>
      </span>
    </AsOfContext.Provider>
  );
}
