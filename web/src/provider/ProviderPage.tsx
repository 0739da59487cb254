import { useState } from 'preact/hooks';
import { routes } from '../api/client';
import { useLive, valueIn } from '../api/live';
import type { PageProps } from '../app/page';
import { PageHead } from '../parts/layout';
import { EmptyState } from '../parts/states';
import { VerifyHost } from '../verify/VerifyHost';
import { person } from '../wallet/session';
import { Actions } from './Actions';
import { AddressForm } from './AddressForm';
import type { Acting } from './acting';
import { addressProblem, normalAddress } from './address';
import { Income } from './Income';
import { Watched } from './Watched';
import { Welcome } from './Welcome';
import '../wallet/people.css';
import './provider.css';

/** What somebody supplies to the pool and earns from it. Every address can be read; acting needs its wallet. */
export default function ProviderPage({ params }: PageProps) {
  const who = person.value;
  const network = valueIn(useLive(routes.network()))?.network ?? null;
  const given = params.address === undefined ? null : normalAddress(params.address);
  const problem = given === null ? null : addressProblem(given, network);
  const address = given ?? who?.address ?? null;
  const [acting, setActing] = useState<Acting | null>(null);
  return (
    <>
      <PageHead
        title="Provider"
        lead="Capital that backs Bitcoin protection: what it earns, what it may lose, and when it is free."
        aside={
          <>
            {who !== null && who.address === address && (
              <button type="button" class="button primary" onClick={() => setActing({ kind: 'deposit' })}>
                Deposit
              </button>
            )}
            <AddressForm key={address} address={given ?? ''} />
          </>
        }
      />
      <Watched shown={problem === null ? given : null} isOwn={who !== null && who.address === given} />
      {problem !== null ? (
        <EmptyState title="There is no such provider">{problem}</EmptyState>
      ) : address === null ? (
        <Welcome act={setActing} />
      ) : (
        <Income key={address} address={address} isOwn={who?.address === address} act={setActing} />
      )}
      <VerifyHost />
      {acting !== null && <Actions acting={acting} become={setActing} />}
    </>
  );
}
