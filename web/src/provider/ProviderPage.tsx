import { useState } from 'preact/hooks';
import type { PageProps } from '../app/page';
import { PageHead } from '../parts/layout';
import { person } from '../wallet/session';
import { Actions } from './Actions';
import { AddressForm } from './AddressForm';
import type { Acting } from './acting';
import { Income } from './Income';
import { Welcome } from './Welcome';
import '../wallet/people.css';
import './provider.css';

/** What somebody supplies to the pool and earns from it. Every address can be read; acting needs its wallet. */
export default function ProviderPage({ params }: PageProps) {
  const who = person.value;
  const address = params.address ?? who?.address ?? null;
  const [acting, setActing] = useState<Acting | null>(null);
  return (
    <>
      <PageHead
        title="Provider"
        lead="Capital that backs Bitcoin protection: what it earns, what it may lose, and when it is free."
        aside={<AddressForm key={address} address={params.address ?? ''} />}
      />
      {address === null ? (
        <Welcome act={setActing} />
      ) : (
        <Income key={address} address={address} isOwn={who?.address === address} act={setActing} />
      )}
      {acting !== null && <Actions acting={acting} become={setActing} />}
    </>
  );
}
