import type { Inputs, Model, Sum } from '../api/risk';
import type { Token } from '../api/shapes';
import { percent } from '../format/units';
import { Amount, Stated } from '../parts/Amount';
import { Card, Facts, Figure } from '../parts/layout';
import { EmptyState, Notice } from '../parts/states';
import { isLowCoverage } from './scope';

/** What is live, what it may cost, and whether the collateral still covers it. */
export function Summary({ token, sum }: { token: Token; sum: Sum }) {
  return (
    <Card>
      <dl class="figures">
        <Figure
          label="Live policies"
          note={
            <>
              protecting <Amount value={sum.amount} unit="BTC" />
            </>
          }
        >
          <Stated>{sum.policies.toLocaleString('en-US')}</Stated>
        </Figure>
        <Figure label="Locked" note="the most that can be paid">
          <Amount value={sum.collateral} unit={token} focusable />
        </Figure>
        <Figure label="Owed now" note="if all settled at these prices">
          <Amount value={sum.intrinsic} unit={token} focusable />
        </Figure>
        <Figure
          label="Worth by the model"
          note={sum.model ? <Amount value={sum.model.valueUsd} unit="USD" /> : 'needs a volatility'}
        >
          {sum.model ? <Amount value={sum.model.value} unit={token} focusable /> : '–'}
        </Figure>
        <Figure label="Coverage" note={coverageNote(token, sum)}>
          <span class={isLowCoverage(sum.coverageBps) ? 'loss' : undefined}>
            <Stated>{sum.coverageBps === null ? '–' : percent(sum.coverageBps)}</Stated>
          </span>
        </Figure>
      </dl>
      {isLowCoverage(sum.coverageBps) && (
        <Notice tone="bad" title="Coverage is below 120 %" live>
          STX has lost value against what is protected. Payouts are capped by the collateral: a deep fall may not be
          paid in full.
        </Notice>
      )}
    </Card>
  );
}

function coverageNote(token: Token, sum: Sum): string {
  if (token === 'SBTC') return 'a rise is backed one to one';
  return sum.coverageBps === null ? 'no live policy' : 'of the protected value; alert below 120 %';
}

/** How the worth of all policies moves. The pool is short: what they gain, it owes. */
export function GreeksCard({ model, inputs }: { model: Model | null; inputs: Inputs }) {
  return (
    <Card title="Sensitivity" aside="of what the pool owes">
      {model ? (
        <Facts
          rows={[
            [
              <Greek key="d" name="Delta" words="BTC to hold against it" />,
              <Amount key="v" value={model.deltaSats} unit="BTC" signed />,
            ],
            [
              <Greek key="d" name="Gamma" words="change of delta when BTC moves 1 %" />,
              <Amount key="v" value={model.gammaSats} unit="BTC" signed />,
            ],
            [
              <Greek key="d" name="Vega" words="for one point of volatility" />,
              <Amount key="v" value={model.vegaUsd} unit="USD" signed />,
            ],
            [
              <Greek key="d" name="Theta" words="for one day that passes" />,
              <Amount key="v" value={model.thetaUsd} unit="USD" signed />,
            ],
          ]}
        />
      ) : (
        <EmptyState title="No volatility is known">It needs daily closes of BTC.</EmptyState>
      )}
      <p class="inputs">
        BTC <Amount value={inputs.btcPrice} unit="USD" />, STX <Amount value={inputs.stxPrice} unit="USD" digits={4} />
        {inputs.volatilities.map((it) => (
          <span key={it.windowDays}>
            , volatility {percent(it.volatilityBps)} over {it.windowDays} d
          </span>
        ))}
        . Model {inputs.model}.
      </p>
    </Card>
  );
}

function Greek({ name, words }: { name: string; words: string }) {
  return (
    <>
      {name} <span class="muted">{words}</span>
    </>
  );
}
