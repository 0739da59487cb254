import type { Policy } from '../api/people';
import { Amount } from '../parts/Amount';
import { Card, Facts } from '../parts/layout';
import { Notice } from '../parts/states';
import { payoff } from '../protect/payoff';
import { TxLink } from '../wallet/TxLink';

type Settlement = NonNullable<Policy['settlement']>;

/** How a policy ended, with the prices that decided it, recomputed here. */
export function Result({ policy, settlement }: { policy: Policy; settlement: Settlement }) {
  const at = { btc: settlement.btcPrice, stx: settlement.stxPrice };
  const ours = payoff(policy, at);
  const isEqual = ours.payout === settlement.payout && ours.shortfall === settlement.shortfall;
  return (
    <Card title="Result">
      <div class="stack">
        <div class="price">
          <span class="price-label">{settlement.payout > 0n ? 'Paid to the owner' : 'Nothing was due'}</span>
          <strong>
            <Amount value={settlement.payout} unit={policy.token} toned focusable />
          </strong>
          <span class="muted">
            <Amount value={ours.usd} unit="USD" asOf={null} /> at the prices of the settlement
          </span>
        </div>
        {settlement.shortfall > 0n && (
          <Notice tone="warn" title="The collateral did not cover everything">
            <Amount value={settlement.shortfall} unit={policy.token} /> more would have been due. Only what was locked
            for this policy could be paid.
          </Notice>
        )}
        <Facts
          rows={[
            ['Bitcoin at settlement', <Amount value={settlement.btcPrice} unit="USD" />],
            ['STX at settlement', <Amount value={settlement.stxPrice} unit="USD" digits={4} />],
            ['Settled at', `Bitcoin block ${settlement.burnHeight.toLocaleString('en-US')}`],
            ['Transaction', <TxLink txid={settlement.txid} />],
          ]}
        />
        <p class={isEqual ? 'muted' : 'loss'}>
          {isEqual
            ? 'Recomputed in your browser from these prices: equal to the unit.'
            : 'Recomputed in your browser from these prices: not equal. Please tell the operator.'}
        </p>
      </div>
    </Card>
  );
}
