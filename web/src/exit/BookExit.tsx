import type { Claim } from '../claim/claim';
import { UNITS } from '../format/units';
import { Card, Facts } from '../parts/layout';
import { Table } from '../parts/Table';
import { exactToken } from '../wallet/amounts';
import type { Reading } from './reading';

const SUB_UNITS = 'of 1/4096';

/** One book: what it allows now, how that comes about, and the button that takes it. */
export function BookExit(props: {
  readonly reading: Reading;
  /** null while no wallet of the provider is connected */
  readonly withdraw: ((reading: Reading) => void) | null;
  /** what became of it */
  readonly said: string | undefined;
}) {
  const { reading } = props;
  const { token, tier } = reading.book;
  const claim = reading.claim;
  const now = claim?.withdrawable ?? { capital: 0n, premium: 0n };
  const isNothing = now.capital === 0n && now.premium === 0n;
  return (
    <Card title={`${UNITS[token].symbol} ${tier}`} aside={`epoch ${reading.rows.book.epoch}, ${reading.rows.phase}`}>
      {reading.refusal && <p class="exit-problem">{reading.refusal}</p>}
      {reading.rows.phase === 'over' && (
        <p>This epoch is over and no other has begun. Nothing moves until it does, or until the book is closed.</p>
      )}
      <Facts
        rows={[
          ['Capital you can take now', exactToken(now.capital, token)],
          ['Premium you can take now', exactToken(now.premium, token)],
        ]}
      />
      <button
        type="button"
        class="button"
        disabled={props.withdraw === null || isNothing || claim === null}
        onClick={() => props.withdraw?.(reading)}
      >
        Withdraw {exactToken(now.capital + now.premium, token)}
      </button>
      {props.said && <p role="status">{props.said}</p>}
      {claim && <Working claim={claim} reading={reading} />}
    </Card>
  );
}

function Working({ claim, reading }: { readonly claim: Claim; readonly reading: Reading }) {
  const { leaf } = reading.book;
  const { token } = reading.book;
  const account = reading.rows.account;
  return (
    <details>
      <summary>How this comes about</summary>
      {leaf && (
        <>
          <p>
            The leaf, hashed here: <code>{reading.nodes[0]?.hash}</code>. {reading.nodes.length - 1} steps lead from it
            to <code>{reading.nodes.at(-1)?.hash}</code>, the root that the vault has, with the weight of the whole
            epoch.
          </p>
          <Table
            caption="The burden and the premium of each epoch whose policies you carry"
            rowKey={(term) => String(term.epoch)}
            rows={claim.terms}
            empty={<p>You carry no policies.</p>}
            columns={[
              { key: 'epoch', head: 'Epoch', rowHead: true, cell: (term) => String(term.epoch) },
              { key: 'weight', head: `Your weight, ${SUB_UNITS}`, numeric: true, cell: (term) => String(term.weight) },
              { key: 'of', head: 'of', numeric: true, cell: (term) => String(term.vintage.weight) },
              {
                key: 'called',
                head: 'Locked, lost, for sale',
                numeric: true,
                cell: (term) => exactToken(term.called, token),
              },
              { key: 'burden', head: `Your part, ${SUB_UNITS}`, numeric: true, cell: (term) => String(term.burden) },
              {
                key: 'premium',
                head: `Your premium, ${SUB_UNITS}`,
                numeric: true,
                cell: (term) => String(term.premium),
              },
            ]}
          />
        </>
      )}
      <Facts
        rows={[
          ['Capital as the epoch began', exactToken(leaf?.opening ?? 0n, token)],
          [`less your losses of epochs that are over, ${SUB_UNITS}`, String(leaf?.settledBurden ?? 0n)],
          [`and your parts above, in all ${SUB_UNITS}`, String(claim.burden)],
          ['leaves', exactToken(claim.left, token)],
          ['with what you deposited since', exactToken(claim.joined, token)],
          [
            'less what you withdrew in this epoch',
            exactToken(account.label === reading.rows.book.epoch ? account.withdrawn : 0n, token),
          ],
          [
            'Never more than you put in and did not take out',
            exactToken(account.depositedEver - account.withdrawnEver, token),
          ],
          [`Premium of epochs that are over, ${SUB_UNITS}`, String(leaf?.settledPremium ?? 0n)],
          ['Premium earned in all', exactToken(claim.limits.premium, token)],
          ['less what you withdrew of it', exactToken(account.premiumWithdrawnEver, token)],
        ]}
      />
    </details>
  );
}
