import { routes } from '../api/client';
import { useLive } from '../api/live';
import type { Policy } from '../api/people';
import { dateOf } from '../format/time';
import { shortHash } from '../format/words';
import { Card } from '../parts/layout';
import { EmptyState, Loaded } from '../parts/states';
import { TxLink } from '../wallet/TxLink';

const WORDS: Readonly<Record<string, string>> = {
  CREATED: 'Bought; the collateral was locked',
  ACTIVATION_REQUESTED: 'Activation asked for',
  ACTIVATION_LAPSED: 'The activation lapsed: out of the money at the next price',
  CLOSED: 'Settled',
  ITEM_FAILED: 'A settlement was tried and has to be repeated',
};

/** Everything that happened to a policy on the chain, each with its transaction. */
export function Trail({ policy }: { policy: Policy }) {
  const history = useLive(routes.policyHistory(policy.policyId));
  return (
    <Card title="What happened">
      <Loaded of={history}>
        {(it) =>
          it.entries.length === 0 ? (
            <EmptyState title="Nothing yet" />
          ) : (
            <ol class="trail">
              {it.entries.map((entry) => (
                <li key={`${entry.txid}:${entry.kind}`} class={entry.kind.toLowerCase()}>
                  <strong>{WORDS[entry.kind] ?? entry.kind}</strong>
                  <span class="muted">
                    {dateOf(entry.blockTime * 1_000)} · block {entry.height.toLocaleString('en-US')} ·{' '}
                    <TxLink txid={entry.txid}>{shortHash(entry.txid)}</TxLink>
                  </span>
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
    </Card>
  );
}
