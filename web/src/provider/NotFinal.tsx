import { routes } from '../api/client';
import { useLive, valueIn } from '../api/live';
import type { Unfinal } from '../api/people';
import { bookLabel, shortHash } from '../format/words';
import { Amount } from '../parts/Amount';
import { TxLink } from '../wallet/TxLink';

type UnfinalAct = Unfinal['acts'][number];

const ACTS: Readonly<Record<string, string>> = {
  DEPOSIT: 'Deposit into',
  EXIT_REQUEST: 'Request to leave',
  WITHDRAWAL: 'Withdrawal from',
};

/** What this provider did in blocks that may still vanish: dashed, apart, and in no sum. */
export function NotFinal({ address }: { address: string }) {
  const network = valueIn(useLive(routes.network()));
  const acts = valueIn(useLive(routes.unfinal(address)))?.acts ?? [];
  if (acts.length === 0) return null;
  return (
    <section class="under-way not-final" aria-labelledby="not-final-title">
      <h2 id="not-final-title">Not final yet</h2>
      <p>
        In a block, but not counted below
        {network && <> until {network.finalityBurnBlocks} Bitcoin blocks are on top</>}. It may still vanish.
      </p>
      <ul>
        {acts.map((it) => (
          <li key={it.txid}>
            <span>
              {ACTS[it.kind] ?? it.kind} {bookLabel(it)}
            </span>
            <Sums act={it} />
            <span class="muted">block {it.height.toLocaleString('en-US')}</span>
            <TxLink txid={it.txid}>{shortHash(it.txid)}</TxLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sums({ act }: { act: UnfinalAct }) {
  return (
    <span class="row">
      {(act.capital > 0n || act.premium === 0n) && <Amount value={act.capital} unit={act.token} pending />}
      {act.premium > 0n && (
        <>
          premium <Amount value={act.premium} unit={act.token} pending />
        </>
      )}
    </span>
  );
}
