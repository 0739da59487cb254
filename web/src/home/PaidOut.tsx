import { routes } from '../api/client';
import { type Loadable, live, useLive } from '../api/live';
import type { Policies, Policy } from '../api/people';
import { Amount } from '../parts/Amount';
import { Card } from '../parts/layout';
import { EmptyState, Loaded, Skeleton } from '../parts/states';
import { type Column, Table } from '../parts/Table';
import { protectsSentence } from '../policies/words';
import { TxLink } from '../wallet/TxLink';

const SHOWN = 6;

const COLUMNS: readonly Column<Policy>[] = [
  {
    key: 'policy',
    head: 'Policy',
    rowHead: true,
    cell: (it) => <a href={`/policies/${it.policyId}`}>{it.policyId}</a>,
  },
  { key: 'what', head: 'Protected', cell: protectsSentence },
  {
    key: 'paid',
    head: 'Paid out',
    numeric: true,
    cell: (it) => <Amount value={it.settlement?.payout ?? 0n} unit={it.token} asOf={it.asOf} />,
  },
  { key: 'tx', head: 'Transaction', cell: (it) => <TxLink txid={it.settlement?.txid ?? ''} /> },
];

/** Those that were paid something, the newest settlement first. */
export function paidOf(...lists: readonly (readonly Policy[])[]): readonly Policy[] {
  return lists
    .flat()
    .filter((it) => (it.settlement?.payout ?? 0n) > 0n)
    .sort(
      (one, other) =>
        (other.settlement?.burnHeight ?? 0) - (one.settlement?.burnHeight ?? 0) || other.policyId - one.policyId,
    )
    .slice(0, SHOWN);
}

/** The public record: whoever was paid last, and the transaction that did it. */
export function PaidOut() {
  const expired = useLive(routes.policies({ status: 'EXPIRED_ITM', limit: SHOWN }));
  const activated = useLive(routes.policies({ status: 'EXERCISED', limit: SHOWN }));
  return (
    <Card title="Policies paid out" flush>
      <Loaded of={both(expired, activated)} retry={() => live().refresh()} skeleton={<Skeleton height="card" />}>
        {(rows) => (
          <Table
            caption="Policies that were paid, the newest first"
            columns={COLUMNS}
            rows={rows}
            rowKey={(it) => `${it.policyId}`}
            empty={
              <EmptyState title="None yet">
                The first policy that ends in the money stands here, with its transaction.
              </EmptyState>
            }
          />
        )}
      </Loaded>
    </Card>
  );
}

/** Half of a list would be a wrong one: both or none. */
function both(one: Loadable<Policies>, other: Loadable<Policies>): Loadable<readonly Policy[]> {
  if (one.state !== 'ready') return one;
  if (other.state !== 'ready') return other;
  return { ...one, value: paidOf(one.value.policies, other.value.policies), problem: one.problem ?? other.problem };
}
