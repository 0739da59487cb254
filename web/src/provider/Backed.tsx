import { isNotAvailable } from '../api/answer';
import { routes } from '../api/client';
import { useLive } from '../api/live';
import type { ProviderPolicies } from '../api/people';
import { amountWithUnit, percent, strikeText } from '../format/units';
import { bookLabel } from '../format/words';
import { Amount, AsOf, AsOfContext } from '../parts/Amount';
import { Countdown } from '../parts/Countdown';
import { Card } from '../parts/layout';
import { EmptyState, Loaded } from '../parts/states';
import { type Column, Table } from '../parts/Table';
import { StatusBadge } from '../policies/StatusBadge';

type BackedPolicy = ProviderPolicies['policies'][number];

const COLUMNS: readonly Column<BackedPolicy>[] = [
  {
    key: 'policy',
    head: 'Policy',
    rowHead: true,
    cell: (it) => <a href={`/policies/${it.policyId}`}>Policy {it.policyId}</a>,
  },
  { key: 'book', head: 'Book', wideOnly: true, cell: (it) => bookLabel(it) },
  {
    key: 'protects',
    head: 'Protects',
    cell: (it) =>
      `${amountWithUnit(it.amount, 'BTC')} ${it.policyType === 'PUT' ? 'below' : 'above'} ${strikeText(it.strike)}`,
  },
  { key: 'status', head: 'Status', cell: (it) => <StatusBadge status={it.status} /> },
  {
    key: 'ends',
    head: 'Ends in',
    wideOnly: true,
    cell: (it) => (it.status === 'ACTIVE' ? <Countdown toHeight={it.expirationHeight} reached="settling" /> : '–'),
  },
  {
    key: 'share',
    head: 'Share',
    numeric: true,
    cell: (it) => percent(it.shareBps, 2),
  },
  {
    key: 'locked',
    head: 'Locked of it',
    numeric: true,
    cell: (it) => <Amount value={it.shareCollateral} unit={it.token} />,
  },
  {
    key: 'premium',
    head: 'Premium',
    numeric: true,
    cell: (it) => <Amount value={it.sharePremium} unit={it.token} />,
  },
  {
    key: 'loss',
    head: 'Loss',
    numeric: true,
    cell: (it) => <Amount value={-it.shareLoss} unit={it.token} toned />,
  },
];

/** The policies that this provider's capital backs, with his share of each. */
export function Backed({ address, isOwn }: { address: string; isOwn: boolean }) {
  const backed = useLive(routes.providerPolicies(address));
  if (backed.state === 'failed' && isNotAvailable(backed.problem)) return null;
  return (
    <Card
      title={isOwn ? 'Policies I back' : 'Policies backed'}
      flush
      class="people-table"
      aside={backed.state === 'ready' && <AsOf asOf={backed.value.asOf} />}
    >
      <Loaded of={backed}>
        {(it) => (
          <AsOfContext.Provider value={it.asOf}>
            <Table
              caption="Policies backed, with the share of each"
              columns={COLUMNS}
              rows={it.policies}
              rowKey={(row) => `${row.policyId}`}
              empty={
                <EmptyState title="None yet">
                  Policies that are sold while your capital is in an epoch appear here.
                </EmptyState>
              }
            />
          </AsOfContext.Provider>
        )}
      </Loaded>
    </Card>
  );
}
