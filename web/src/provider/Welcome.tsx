import { TIERS_IN_WORDS } from '../format/tiers';
import { Card } from '../parts/layout';
import { askToConnect } from '../wallet/LazySheet';
import type { Act } from './acting';

/** For somebody who is not connected: what providing means, before anything is asked. */
export function Welcome({ act }: { act: Act }) {
  return (
    <div class="grid main-side for-strangers">
      <Card title="How providing works">
        <ol class="steps-list">
          <li>
            <strong>You deposit STX or sBTC into one of six books.</strong> The vault contract holds it, nobody else. It
            joins when the next epoch of the book opens, about once a day.
          </li>
          <li>
            <strong>Buyers pay a premium for protection.</strong> Your share of it is fixed when the epoch opens, by the
            capital that you then have free. It is earned when a policy ends, whatever the outcome.
          </li>
          <li>
            <strong>If Bitcoin passes what is protected, the policy is paid from what is locked for it.</strong> You can
            lose your locked share, never more.
          </li>
          <li>
            <strong>You leave at an opening.</strong> Policies that your capital already backs stay yours until they
            end.
          </li>
        </ol>
        <div class="row">
          <button type="button" class="button primary" onClick={() => askToConnect()}>
            Connect to begin
          </button>
          <button type="button" class="button" onClick={() => act({ kind: 'deposit' })}>
            See the books
          </button>
        </div>
      </Card>
      <Card title="Three tiers">
        <dl class="tiers">
          {TIERS_IN_WORDS.map((it) => (
            <div key={it.tier} class={it.tier}>
              <dt>{it.title}</dt>
              <dd>{it.backs}</dd>
            </div>
          ))}
        </dl>
      </Card>
    </div>
  );
}
