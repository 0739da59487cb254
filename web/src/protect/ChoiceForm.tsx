import { useEffect, useState } from 'preact/hooks';
import type { QuoteRequest } from '../api/people';
import { parseAmount, plainAmount, understood } from '../format/parse';
import { duration } from '../format/time';
import { amountWithUnit, strikeText } from '../format/units';
import { Field, Slider } from '../parts/Field';
import { Card } from '../parts/layout';
import { Choice as Options } from '../parts/Tabs';
import {
  AMOUNT_PRESETS,
  AMOUNT_STOPS,
  amountProblem,
  type BackingBook,
  BLOCKS_PER_DAY,
  type Choice,
  DAY_PRESETS,
  longestDays,
  longestTerm,
  nearestStop,
  percentLimits,
  percentPresets,
} from './choice';

interface ChoiceFormProps {
  readonly choice: Choice;
  readonly request: QuoteRequest;
  /** that the protected value is a part of: the one when something was chosen last */
  readonly btcPrice: bigint;
  readonly change: (part: Partial<Choice>) => void;
  /** What is typed is no amount that can be protected. */
  readonly invalid: (isInvalid: boolean) => void;
  readonly callsEnabled: boolean;
  /** null while it is not known */
  readonly burnBlockSeconds: number | null;
  /** as they are now: how long a policy may run depends on their epochs */
  readonly books: readonly BackingBook[];
}

const BITCOIN_SECONDS = 600;

/** The four things that a buyer chooses. */
export function ChoiceForm({ choice, request, btcPrice, change, ...more }: ChoiceFormProps) {
  const { callsEnabled, burnBlockSeconds, books } = more;
  const limits = percentLimits(choice.policyType);
  const longest = longestDays(choice, books);
  const isPut = choice.policyType === 'PUT';
  return (
    <Card title="What you want">
      <div class="stack choice-form">
        {callsEnabled && (
          <Options
            label="Direction"
            options={[
              { key: 'PUT', label: 'Against a fall' },
              { key: 'CALL', label: 'Against a rise' },
            ]}
            chosen={choice.policyType}
            choose={(policyType) => change({ policyType })}
          />
        )}
        <AmountChoice amount={choice.amount} change={(amount) => change({ amount })} invalid={more.invalid} />
        <Slider
          label="Protected value"
          min={limits.least}
          max={limits.most}
          step={1}
          value={choice.percent}
          change={(percent) => change({ percent })}
          shown={`${choice.percent} % · ${strikeText(request.strike)}`}
          presets={percentPresets(choice.policyType)}
          hint={`Of ${amountWithUnit(btcPrice, 'USD', { digits: 0 })}, the price when you chose. ${isPut ? 'Below' : 'Above'} it the policy pays the difference; closer to the price costs more.`}
        />
        <Slider
          label="For how long"
          min={1}
          max={longest}
          step={1}
          value={choice.days}
          change={(days) => change({ days })}
          shown={`${choice.days} ${choice.days === 1 ? 'day' : 'days'}`}
          presets={DAY_PRESETS.filter((it) => it.value <= longest)}
          hint={
            <>
              <Pace days={choice.days} seconds={burnBlockSeconds} /> {longestSentence(choice, books)}
            </>
          }
        />
        <div class="field">
          <div class="field-head">
            <span>When it can pay</span>
          </div>
          <Options
            label="When it can pay"
            options={[
              { key: 'AMERICAN', label: 'Any time you ask' },
              { key: 'EUROPEAN', label: 'Only at the end' },
            ]}
            chosen={choice.style}
            choose={(style) => change({ style })}
          />
          <p class="field-hint">
            {choice.style === 'AMERICAN'
              ? 'You may activate it before it ends, at the first price after you ask. In either case it pays by itself at the end.'
              : 'It pays by itself at the end if it is in the money; before, it cannot be activated.'}
          </p>
        </div>
      </div>
    </Card>
  );
}

/** A day is 144 Bitcoin blocks; on a network with faster blocks it is over sooner. */
function Pace({ days, seconds }: { days: number; seconds: number | null }) {
  const blocks = days * BLOCKS_PER_DAY;
  const isFast = seconds !== null && seconds !== BITCOIN_SECONDS;
  return (
    <>
      {blocks.toLocaleString('en-US')} Bitcoin blocks
      {isFast && `, about ${duration(blocks * seconds * 1_000)} on this network`}.
    </>
  );
}

/** What the longest period is, and what it hangs on. */
export function longestSentence(choice: Pick<Choice, 'policyType' | 'percent'>, books: readonly BackingBook[]): string {
  const days = longestDays(choice, books);
  const most = `At this value at most ${days} ${days === 1 ? 'day' : 'days'}`;
  return longestTerm(choice, books).isByEpochs ? `${most}: the epochs of those who back it are short.` : `${most}.`;
}

function AmountChoice(props: {
  amount: bigint;
  change: (amount: bigint) => void;
  invalid: (isInvalid: boolean) => void;
}) {
  const { amount } = props;
  const [typed, setTyped] = useState(plainAmount(amount, 'BTC'));
  const parsed = parseAmount(typed, 'BTC');
  const problem = amountProblem(parsed);
  useEffect(() => {
    // Chosen elsewhere: by a button of a refusal, or by going back.
    if (problem === null && parsed.ok && parsed.value !== amount) setTyped(plainAmount(amount, 'BTC'));
  }, [amount]);
  useEffect(() => props.invalid(problem !== null), [problem !== null]);
  const type = (text: string) => {
    setTyped(text);
    const now = parseAmount(text, 'BTC');
    if (amountProblem(now) === null && now.ok) props.change(now.value);
  };
  const choose = (chosen: bigint) => {
    setTyped(plainAmount(chosen, 'BTC'));
    props.change(chosen);
  };
  const stop = nearestStop(amount);
  return (
    <div class="amount-choice">
      <Field
        label="Bitcoin to protect"
        value={typed}
        change={type}
        suffix="BTC"
        inputMode="decimal"
        understood={parsed.ok ? understood(parsed.value, 'BTC') : null}
        error={problem}
      />
      <input
        type="range"
        class="bare-slider"
        aria-label="Bitcoin to protect"
        aria-valuetext={`${plainAmount(amount, 'BTC')} BTC`}
        min={0}
        max={AMOUNT_STOPS.length - 1}
        step={1}
        value={stop}
        style={{ '--filled': `${(stop / (AMOUNT_STOPS.length - 1)) * 100}%` }}
        onInput={(event) => choose(AMOUNT_STOPS[Number(event.currentTarget.value)] ?? amount)}
      />
      <div class="presets">
        {AMOUNT_PRESETS.map((preset) => (
          <button
            key={preset.label}
            type="button"
            aria-pressed={preset.value === amount && problem === null}
            onClick={() => choose(preset.value)}
          >
            {preset.label}
          </button>
        ))}
      </div>
    </div>
  );
}
