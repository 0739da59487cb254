import { useId, useState } from 'preact/hooks';
import { routes } from '../api/client';
import { useLive, valueIn } from '../api/live';
import { navigate } from '../app/router';
import { person } from '../wallet/session';
import { addressProblem, normalAddress } from './address';

/** Reads any provider by his address. */
export function AddressForm({ address }: { address: string }) {
  const id = useId();
  const [typed, setTyped] = useState(address);
  const network = valueIn(useLive(routes.network()))?.network ?? null;
  const [problem, setProblem] = useState<string | null>(null);
  const isWrong = problem !== null;
  const own = person.value?.address;
  const look = (event: Event) => {
    event.preventDefault();
    const wanted = normalAddress(typed);
    const wrong = addressProblem(wanted, network);
    setProblem(wrong);
    if (wrong === null) navigate(`/provider/${wanted}`);
  };
  return (
    <form class="address-form" onSubmit={look}>
      <label class="sr-only" for={id}>
        Address of a provider
      </label>
      <input
        id={id}
        class="mono"
        value={typed}
        placeholder="Look at any address"
        spellcheck={false}
        autocomplete="off"
        aria-invalid={isWrong ? true : undefined}
        aria-describedby={isWrong ? `${id}-error` : undefined}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <button type="submit" class="button small">
        Look
      </button>
      {own !== undefined && address !== '' && own !== address && (
        <a class="button small" href="/provider">
          Mine
        </a>
      )}
      {isWrong && (
        <p class="field-error" id={`${id}-error`} role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}
