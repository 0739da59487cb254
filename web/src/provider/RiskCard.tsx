import { useMemo, useState } from 'preact/hooks';
import { routes } from '../api/client';
import { useLive } from '../api/live';
import type { Token } from '../api/shapes';
import { queried, query } from '../app/router';
import { compact, toDouble } from '../format/units';
import { bookLabel, tokenLabel } from '../format/words';
import { Amount, AsOf, AsOfContext } from '../parts/Amount';
import { Bar } from '../parts/Bars';
import { Chart } from '../parts/Chart';
import { Countdown } from '../parts/Countdown';
import { Slider } from '../parts/Field';
import { Card } from '../parts/layout';
import { EmptyState, Loaded } from '../parts/states';
import { Choice } from '../parts/Tabs';
import { largest, outcomeAt, type RiskBook } from './income';

/** What is locked until when, and what comes out of it if Bitcoin is at X. */
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
                <BookRisk key={keyOf(book)} book={book} btcPrice={it.inputs.btcPrice} />
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

function BookRisk({ book, btcPrice }: { book: RiskBook; btcPrice: bigint }) {
  const unit = book.token;
  return (
    <div class="grid two">
      <div>
        <OutcomeCurve book={book} btcPrice={btcPrice} />
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

const WHOLE_USD = 100_000_000;

function OutcomeCurve({ book, btcPrice }: { book: RiskBook; btcPrice: bigint }) {
  const points = useMemo(() => [...book.curve].sort((a, b) => (a.btcPrice < b.btcPrice ? -1 : 1)), [book.curve]);
  const x = useMemo(() => points.map((it) => toDouble(it.btcPrice, 'USD')), [points]);
  const series = useMemo(
    () => [
      {
        label: 'You get',
        color: '--accent',
        values: points.map((it) => toDouble(it.net, book.token)),
        filled: true,
      },
    ],
    [points],
  );
  const [dollars, setDollars] = useState(Math.round(toDouble(btcPrice, 'USD')));
  const outcome = outcomeAt(book.curve, BigInt(dollars) * BigInt(WHOLE_USD));
  return (
    <div class="stack">
      <Chart
        label="What you get in the end by the price of Bitcoin at expiration"
        x={x}
        xKind="number"
        xLabel="Bitcoin at expiration"
        unit={tokenLabel(book.token)}
        formatX={dollarsShort}
        formatY={(y) => `${signed(y)}`}
        series={series}
        height={220}
        tableRows={40}
      />
      <Slider
        label="Bitcoin at expiration"
        min={Math.floor(x[0] ?? 0)}
        max={Math.ceil(x.at(-1) ?? 1)}
        step={100}
        value={dollars}
        change={setDollars}
        shown={`$${dollars.toLocaleString('en-US')}`}
      />
      {outcome !== null && <Sentence outcome={outcome} token={book.token} />}
    </div>
  );
}

function Sentence({ outcome, token }: { outcome: { loss: bigint; premium: bigint; net: bigint }; token: Token }) {
  return (
    <p class="outcome">
      You lose <Amount value={outcome.loss} unit={token} /> and earn <Amount value={outcome.premium} unit={token} />:{' '}
      <strong>
        <Amount value={outcome.net} unit={token} signed toned />
      </strong>
    </p>
  );
}

function dollarsShort(x: number): string {
  return `$${compact(BigInt(Math.round(x)) * BigInt(WHOLE_USD), 'USD', { digits: 0 })}`;
}

function signed(y: number): string {
  return `${y > 0 ? '+' : ''}${y.toLocaleString('en-US', { maximumFractionDigits: Math.abs(y) < 10 ? 4 : 0 })}`;
}
