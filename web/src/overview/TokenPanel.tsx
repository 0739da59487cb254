import type { Token } from '../api/shapes';
import { percent, usdE8Of } from '../format/units';
import { tokenLabel } from '../format/words';
import { Amount, Stated } from '../parts/Amount';
import { TokenName } from '../parts/glyphs';
import { Card, Facts, Meter } from '../parts/layout';
import type { PoolTotals } from './pool';

const BACKS: Readonly<Record<Token, string>> = {
  STX: 'backs protection against a fall',
  SBTC: 'backs protection against a rise',
};

/** The three books of one token together. `providers` and `policies` are null when the server does not count them. */
export function TokenPanel(props: {
  totals: PoolTotals;
  price: bigint | null;
  providers: number | null;
  policies: number | null;
}) {
  const { totals, price } = props;
  const token = totals.token;
  const utilisation = totals.utilisationBps;
  return (
    <Card title={<TokenName token={token} />} aside={BACKS[token]} class="token-panel">
      <p class="headline">
        <Amount value={totals.capital} unit={token} focusable />
        <span class="headline-note">
          capital
          {price !== null && (
            <>
              {' '}
              worth about <Amount value={usdE8Of(totals.capital, token, price)} unit="USD" short />
            </>
          )}
        </span>
      </p>
      <div class="usage">
        <Meter bps={utilisation} label={`${tokenLabel(token)} utilisation`} tone={usageTone(utilisation)} />
        <span>
          <strong>
            <Stated>{utilisation === null ? '–' : percent(utilisation)}</Stated>
          </strong>{' '}
          of it is locked
        </span>
      </div>
      <Facts
        rows={[
          ['Locked', <Amount key="l" value={totals.locked} unit={token} />],
          ['Capacity left now', <Amount key="c" value={totals.capacityLeft} unit={token} />],
          ['Premium earned', <Amount key="e" value={totals.premiumEarned} unit={token} />],
          ['Premium pending', <Amount key="p" value={totals.premiumPending} unit={token} />],
          ['Losses paid', <Amount key="x" value={totals.losses} unit={token} />],
          [<ProvidersWord key="w" />, counted(props.providers)],
          ['Live policies', counted(props.policies)],
        ]}
      />
    </Card>
  );
}

export function usageTone(bps: bigint | null): 'warn' | 'bad' | 'good' {
  if (bps === null || bps < 7_500n) return 'good';
  return bps < 9_500n ? 'warn' : 'bad';
}

function counted(count: number | null) {
  return count === null ? <span class="muted">–</span> : count.toLocaleString('en-US');
}

function ProvidersWord() {
  return <span data-tip="Who takes part in the open epochs; in two tiers counts twice">Providers</span>;
}
