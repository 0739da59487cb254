import type { Claim } from '../claim/claim';
import { claimLines, termsGrid } from '../claim/working';
import { UNITS } from '../format/units';
import { GridTable } from '../parts/GridTable';
import { Card, Facts } from '../parts/layout';
import { exactToken } from '../wallet/amounts';
import type { Reading } from './reading';

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
          {claim.terms.length === 0 ? (
            <p>You carry no policies.</p>
          ) : (
            <GridTable grid={termsGrid(claim, reading.rows)} />
          )}
        </>
      )}
      <Facts rows={claimLines(leaf, claim, reading.rows)} />
    </details>
  );
}
