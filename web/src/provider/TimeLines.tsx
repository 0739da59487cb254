import { useMemo, useState } from 'preact/hooks';
import { routes } from '../api/client';
import { useLive, valueIn } from '../api/live';
import type { Account } from '../api/people';
import type { Token } from '../api/shapes';
import { pace } from '../app/clock';
import { dateOf, dateOfHeight, type Pace } from '../format/time';
import { bookLabel } from '../format/words';
import { Amount } from '../parts/Amount';
import { Slider } from '../parts/Field';
import { Card } from '../parts/layout';
import { useBook } from './bookEnd';
import { barOf, type Course, type Moment, momentsOf, nearestTo, placeOf, stepsOf } from './timeLine';
import './timeLine.css';

/** One time line per book: premium and losses so far, now, the next opening, and what ends when. */
export function TimeLines({ address, accounts }: { address: string; accounts: readonly Account[] }) {
  const yields = valueIn(useLive(routes.providerYield(address)));
  const risk = useLive(routes.providerRisk(address));
  const books = valueIn(risk)?.books ?? [];
  const isOf = (account: Account) => (it: { token: Token; tier: Account['tier'] }) =>
    it.token === account.token && it.tier === account.tier;
  return (
    <Card title="Time lines" aside={<Legend />}>
      <div class="stack">
        {accounts.map((account) => (
          <BookLine
            key={`${account.token}:${account.tier}`}
            account={account}
            series={yields?.books.find(isOf(account))?.series ?? NONE}
            rungs={books.find(isOf(account))?.lockedByExpiration ?? NONE}
          />
        ))}
        {risk.state === 'failed' && <p class="muted">What ends when is not known at the moment.</p>}
      </div>
    </Card>
  );
}

const NONE: readonly never[] = [];

function Legend() {
  return (
    <span class="time-line-key">
      <i class="premium" /> premium <i class="losses" /> losses <i class="ends" /> locked until then
    </span>
  );
}

function BookLine(props: { account: Account; series: Course['series']; rungs: Course['rungs'] }) {
  const { account, series, rungs } = props;
  const book = useBook(account);
  const at = pace.value;
  const now = at?.burnHeight ?? null;
  const opening = book === null || book.phase === 'CLOSED' ? null : (book.proposal?.confirmableAt ?? book.endsAt);
  const moments = useMemo(
    () => (now === null ? [] : momentsOf({ series, rungs, now, opening })),
    [series, rungs, now, opening],
  );
  if (at === null || now === null) return null;
  return <Line name={bookLabel(account)} unit={account.token} moments={moments} at={at} />;
}

/** The drawing, the slider and the words: what is looked at by one of them is in all. */
export function Line(props: { name: string; unit: Token; moments: readonly Moment[]; at: Pace }) {
  const { name, unit, moments, at } = props;
  // Not by its place: with a new block the list is another, and what somebody looks at stays.
  const [looked, setLooked] = useState<Moment | null>(null);
  const index = looked === null ? moments.findIndex((it) => it.kind === 'now') : indexOf(looked, moments);
  const moment = moments[index];
  if (moment === undefined) return null;
  const look = (next: number) => {
    const chosen = moments[next];
    setLooked(chosen === undefined || chosen.kind === 'now' ? null : chosen);
  };
  return (
    <section class="time-line" aria-label={`Time line of ${name}`}>
      <h3>{name}</h3>
      <Drawing moments={moments} now={at.burnHeight} seen={index} unit={unit} look={look} />
      <Slider
        label="Look at"
        min={0}
        max={moments.length - 1}
        step={1}
        value={index}
        change={look}
        shown={whenOf(moment, at)}
      />
      <p class="time-line-said" role="status">
        <Said moment={moment} unit={unit} />
      </p>
    </section>
  );
}

/** Where it stands now; what is gone is what comes next. An opening and an expiration may be of one block. */
function indexOf(looked: Moment, moments: readonly Moment[]): number {
  const same = moments.findIndex((it) => it.kind === looked.kind && it.height === looked.height);
  if (same >= 0) return same;
  const next = moments.findIndex((it) => it.height >= looked.height);
  return next < 0 ? moments.length - 1 : next;
}

function whenOf(moment: Moment, at: Pace): string {
  switch (moment.kind) {
    case 'past':
      return dateOf(moment.blockTime * 1_000);
    case 'now':
      return 'now';
    case 'opening':
    case 'expiration':
      return dateOfHeight(moment.height, at);
  }
}

function Said({ moment, unit }: { moment: Moment; unit: Token }) {
  const shown = (value: bigint) => <Amount value={value} unit={unit} />;
  switch (moment.kind) {
    case 'past':
      return (
        <>
          Until then {shown(moment.premium)} of premium was earned and {shown(moment.losses)} lost;{' '}
          {shown(moment.capital)} was in the book.
        </>
      );
    case 'now':
      return <>{shown(moment.locked)} is locked for policies that run.</>;
    case 'opening':
      return <>The next epoch opens. Of what is locked now, {shown(moment.locked)} still is.</>;
    case 'expiration':
      return (
        <>
          Policies that lock {shown(moment.ends)} end. Of what is locked now, {shown(moment.locked)} stays locked.
        </>
      );
  }
}

interface DrawingProps {
  readonly moments: readonly Moment[];
  readonly now: number;
  readonly seen: number;
  readonly unit: Token;
  readonly look: (index: number) => void;
}

/** For the eye and the pointer; the slider below it is the same for keys and says it in words. */
function Drawing({ moments, now, seen, unit, look }: DrawingProps) {
  const steps = useMemo(() => stepsOf(moments, now, unit), [moments, now, unit]);
  const place = (moment: Moment) => placeOf(moment.height, moments, now);
  const lookAt = (event: PointerEvent) => {
    if (event.type === 'pointermove' && event.buttons === 0) return;
    const frame = (event.currentTarget as SVGElement).getBoundingClientRect();
    look(nearestTo(((event.clientX - frame.left) / Math.max(1, frame.width)) * 100, moments, now));
  };
  const chosen = moments[seen];
  return (
    <svg
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      aria-hidden="true"
      onPointerDown={lookAt}
      onPointerMove={lookAt}
    >
      <path class="ground" d="M0 100H100" />
      <path class="premium" d={steps.premium} />
      <path class="losses" d={steps.losses} />
      {moments.map((it, index) => (
        <Mark key={`${it.kind}${index}`} moment={it} x={place(it)} moments={moments} />
      ))}
      {chosen && <path class="seen" d={`M${place(chosen)} 0V100`} />}
    </svg>
  );
}

function Mark({ moment, x, moments }: { moment: Moment; x: number; moments: readonly Moment[] }) {
  switch (moment.kind) {
    case 'past':
      return null; // a point of the two lines
    case 'now':
      return <path class="now" d={`M${x} 0V100`} />;
    case 'opening':
      return <path class="opening" d={`M${x} 0V100`} />;
    case 'expiration':
      return <path class="ends" d={`M${x} 100V${100 - barOf(moment.ends, moments)}`} />;
  }
}
