import type { Policy } from '../api/people';
import { Amount } from '../parts/Amount';
import { Card, Facts } from '../parts/layout';
import { Notice } from '../parts/states';
import { payoff } from '../protect/payoff';
import { Verifiable } from '../verify/Verifiable';
import { TxLink } from '../wallet/TxLink';

type Settlement = NonNullable<Policy['settlement']>;

/** How a policy ended, with the prices that decided it, recomputed here. */
export function Result({ policy, settlement }: { policy: Policy; settlement: Settlement }) {
  const { btcPrice, stxPrice } = settlement;
  if (btcPrice === null) {
    return <VoidResult policy={policy} settlement={settlement} />;
  }
  // A CALL may have been settled without a price of STX: it counts for nothing in it.
  const ours = payoff(policy, { btc: btcPrice, stx: stxPrice ?? 1n });
  const isEqual = ours.payout === settlement.payout && ours.shortfall === settlement.shortfall;
  return (
    <Card title="Result">
      <div class="stack">
        <div class="price">
          <span class="price-label">{settlement.payout > 0n ? 'Paid to the owner' : 'Nothing was due'}</span>
          <strong>
            <Verifiable what={{ kind: 'policy', policy }} label="Payout">
              <Amount value={settlement.payout} unit={policy.token} toned />
            </Verifiable>
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
            ['Bitcoin at settlement', <Amount value={btcPrice} unit="USD" />],
            ['STX at settlement', stxPrice === null ? 'not used' : <Amount value={stxPrice} unit="USD" digits={4} />],
            ['Prices recorded at', recordedAt(settlement)],
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

/** Which records of the oracle decided it: the first ones that counted. */
function recordedAt({ btcAt, stxAt }: Settlement): string {
  const named = [
    ...(btcAt === null ? [] : [`Bitcoin block ${btcAt.toLocaleString('en-US')}`]),
    ...(stxAt === null || stxAt === btcAt ? [] : [`block ${stxAt.toLocaleString('en-US')} for STX`]),
  ];
  return named.length === 0 ? 'not known' : named.join(', ');
}

/** Nobody recorded a price in the week behind the end of the policy. */
function VoidResult({ policy, settlement }: { policy: Policy; settlement: Settlement }) {
  return (
    <Card title="Result">
      <div class="stack">
        <Notice tone="warn" title="Ended without a price">
          No price was recorded for a week after this policy ended, so nothing could be settled. Of the premium{' '}
          <Amount value={settlement.premiumBack} unit={policy.token} /> went back to its owner: all but the fee.
        </Notice>
        <Facts
          rows={[
            ['Ended at', `Bitcoin block ${settlement.burnHeight.toLocaleString('en-US')}`],
            ['Transaction', <TxLink txid={settlement.txid} />],
          ]}
        />
      </div>
    </Card>
  );
}
