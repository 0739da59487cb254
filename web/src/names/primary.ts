/** Asks a node for the name that an address chose for itself. Source: BNS-V2#get-primary. */
import { Cl, type ClarityValue } from '@stacks/transactions';
import { NodeReader } from '../claim/node';

/** Null: it has none. Throws when the node does not tell. */
export type ReadName = (address: string) => Promise<string | null>;

export async function primaryName(nodeUrl: string, contract: string, address: string): Promise<string | null> {
  const sender = address.split('.')[0];
  return nameIn(await new NodeReader(nodeUrl).call(contract, 'get-primary', [Cl.principal(address)], null, sender));
}

/** `(ok (some {name, namespace}))`; an error says that none was chosen. */
export function nameIn(answer: ClarityValue): string | null {
  if (answer.type !== 'ok' || answer.value.type !== 'some' || answer.value.value.type !== 'tuple') return null;
  const { name, namespace } = answer.value.value.value;
  const [first, last] = [textOf(name), textOf(namespace)];
  return first === null || last === null ? null : `${first}.${last}`;
}

/** What the contract lets anybody register: lower case, digits, - and _. Anything else could look like another name, and is not shown. */
function textOf(value: ClarityValue | undefined): string | null {
  if (value?.type !== 'buffer') return null;
  const bytes = value.value.replace(/^0x/, '').match(/../g) ?? [];
  const text = String.fromCharCode(...bytes.map((it) => Number.parseInt(it, 16)));
  return /^[a-z0-9_-]+$/.test(text) ? text : null;
}
