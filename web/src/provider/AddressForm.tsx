import { useId, useState } from 'preact/hooks';
import { navigate } from '../app/router';
import { person } from '../wallet/session';

const ADDRESS = /^S[PMTN][0-9A-HJKMNP-TV-Z]{37,39}(\.[a-z0-9-]{1,40})?$/i;

/** Reads any provider by his address. */
export function AddressForm({ address }: { address: string }) {
  const id = useId();
  const [typed, setTyped] = useState(address);
  const [isWrong, setWrong] = useState(false);
  const own = person.value?.address;
  const look = (event: Event) => {
    event.preventDefault();
    const wanted = typed.trim();
    setWrong(!ADDRESS.test(wanted));
    if (ADDRESS.test(wanted)) navigate(`/provider/${wanted}`);
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
          Expected a Stacks address, such as ST1SFFJ5W…
        </p>
      )}
    </form>
  );
}
