import { routes } from '../api/client';
import { useLive, valueIn } from '../api/live';
import type { Backers as BackersAnswer, Policy } from '../api/people';
import { percent, ratioBps } from '../format/units';
import { shortHash } from '../format/words';
import { Name } from '../names/Name';
import { Amount } from '../parts/Amount';
import { Bar } from '../parts/Bars';
import { Card } from '../parts/layout';
import { EmptyState, Loaded } from '../parts/states';
import { Table } from '../parts/Table';
import { largest } from '../provider/income';
import { Verifiable } from '../verify/Verifiable';
import { addressUrl } from '../wallet/TxLink';

type Backer = BackersAnswer['backers'][number];

/** What is locked for this policy, where to check it, and whose capital it is. */
export function Backers({ policy }: { policy: Policy }) {
  const network = valueIn(useLive(routes.network()));
  const backers = useLive(routes.backers(policy.policyId));
  return (
    <Card title={policy.status === 'ACTIVE' ? 'Locked for this policy' : 'Was locked for this policy'}>
      <div class="stack">
        <p>
          <strong>
            <Verifiable what={{ kind: 'policy', policy }} label="Collateral">
              <Amount value={policy.collateral} unit={policy.token} />
            </Verifiable>
          </strong>
          {policy.status === 'ACTIVE'
            ? ' in the vault contract, for this policy alone.'
            : ', released or paid when it ended.'}
          {network && policy.status === 'ACTIVE' && (
            <>
              {' '}
              Check it: <code>get-lock u{policy.policyId}</code> of{' '}
              <a class="mono" href={addressUrl(network, network.contracts.vault)} target="_blank" rel="noreferrer">
                the vault
                <span class="sr-only"> (opens another page)</span>
              </a>
              .
            </>
          )}
        </p>
        <Loaded of={backers}>
          {(it) => (
            <>
              <BackersTable backers={it.backers} policy={policy} />
              {it.next !== null && <p class="muted">And more: the first hundred are shown.</p>}
            </>
          )}
        </Loaded>
      </div>
    </Card>
  );
}

function BackersTable({ backers, policy }: { backers: readonly Backer[]; policy: Policy }) {
  const most = largest(backers.map((it) => it.collateral));
  const rows = [...backers].sort((a, b) => (a.collateral < b.collateral ? 1 : -1));
  return (
    <Table
      caption="Who backs this policy"
      rows={rows}
      rowKey={(it) => it.provider}
      empty={<EmptyState title="Nobody is known yet" />}
      columns={[
        {
          key: 'provider',
          head: 'Provider',
          rowHead: true,
          cell: (it) => (
            <>
              <a class="mono" href={`/provider/${it.provider}`}>
                {shortHash(it.provider, 6, 4)}
              </a>
              <Name address={it.provider} />
            </>
          ),
        },
        {
          key: 'share',
          head: 'Share',
          numeric: true,
          cell: (it) => percent(ratioBps(it.collateral, policy.collateral) ?? 0n, 2),
        },
        {
          key: 'bar',
          head: <span class="sr-only">Share as a bar</span>,
          wideOnly: true,
          cell: (it) => <Bar part={it.collateral} longest={most} label={`Share of ${shortHash(it.provider, 6, 4)}`} />,
        },
        {
          key: 'collateral',
          head: 'Locked',
          numeric: true,
          cell: (it) => <Amount value={it.collateral} unit={policy.token} />,
        },
      ]}
    />
  );
}
