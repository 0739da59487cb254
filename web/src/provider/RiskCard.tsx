import { routes } from '../api/client';
import { useLive } from '../api/live';
import type { Inputs } from '../api/risk';
import { queried, query } from '../app/router';
import { bookLabel } from '../format/words';
import { Amount, AsOf, AsOfContext } from '../parts/Amount';
import { Bar } from '../parts/Bars';
import { Countdown } from '../parts/Countdown';
import { Card } from '../parts/layout';
import { EmptyState, Loaded } from '../parts/states';
import { Choice } from '../parts/Tabs';
import { largest, type RiskBook } from './income';
import { WhatIf } from './WhatIf';

/** What is locked until when, and what comes out of it at other prices and times. */
export function RiskCard({ address }: { address: string }) {
  const risk = useLive(routes.providerRisk(address));
  const chosen = queried('book');
  return (
    <Card title="What comes out at expiration" aside={risk.state === 'ready' && <AsOf asOf={risk.value.asOf} />}>
      <Loaded of={risk}>
        {(it) => {
          const books = it.books.filter((book) => book.lockedByExpiration.length > 0);
          const book = books.find((one) => keyOf(one) === chosen) ?? books[0];
          if (book === undefined) {
            return (
              <EmptyState title="Nothing is locked">
                As long as your capital backs no policy, the price of Bitcoin changes nothing for you.
              </EmptyState>
            );
          }
          return (
            <AsOfContext.Provider value={it.asOf}>
              <div class="stack">
                {books.length > 1 && (
                  <Choice
                    label="Book"
                    options={books.map((one) => ({ key: keyOf(one), label: bookLabel(one) }))}
                    chosen={keyOf(book)}
                    choose={(book) => query({ book })}
                  />
                )}
                <BookRisk key={keyOf(book)} book={book} inputs={it.inputs} />
              </div>
            </AsOfContext.Provider>
          );
        }}
      </Loaded>
    </Card>
  );
}

function keyOf(book: RiskBook): string {
  return `${book.token}:${book.tier}`;
}

function BookRisk({ book, inputs }: { book: RiskBook; inputs: Inputs }) {
  const unit = book.token;
  return (
    <div class="grid two">
      <div>
        <WhatIf book={book} market={{ btc: inputs.btcPrice, stx: inputs.stxPrice }} burnHeight={inputs.burnHeight} />
      </div>
      <div class="stack">
        <div>
          <h3>Locked by expiration</h3>
          <Ladder book={book} />
        </div>
        <dl class="figures two">
          <div class="figure">
            <dt>Worst case</dt>
            <dd>
              <Amount value={-book.worstCase} unit={unit} toned focusable />
            </dd>
            <dd class="figure-note">everything locked is paid out</dd>
          </div>
          <div class="figure">
            <dt>Premium that comes in either case</dt>
            <dd>
              <Amount value={book.premiumPending} unit={unit} signed toned focusable />
            </dd>
          </div>
        </dl>
      </div>
    </div>
  );
}

function Ladder({ book }: { book: RiskBook }) {
  const longest = largest(book.lockedByExpiration.map((it) => it.collateral));
  return (
    <ul class="ladder">
      {book.lockedByExpiration.map((it) => (
        <li key={it.expirationHeight}>
          <span class="ladder-when">
            <Countdown toHeight={it.expirationHeight} reached="settling" />
          </span>
          <Bar part={it.collateral} longest={longest} label={`Locked until Bitcoin block ${it.expirationHeight}`} />
          <Amount value={it.collateral} unit={book.token} />
        </li>
      ))}
    </ul>
  );
}
