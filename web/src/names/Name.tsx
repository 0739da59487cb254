import { routes } from '../api/client';
import { useLive, valueIn } from '../api/live';
import { namesOf } from './names';

/** The name of an address, to stand beside it; nothing where there is none, or nobody tells. */
export function Name({ address }: { address: string }) {
  const network = valueIn(useLive(routes.network()));
  const name = network === null ? null : namesOf(network).of(address);
  if (name === null) return null;
  return (
    <span class="bns-name" data-tip={`Name of ${address}, as the node tells it`}>
      {' '}
      {name}
    </span>
  );
}
