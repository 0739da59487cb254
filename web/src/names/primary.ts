/** Asks a node for the name that an address chose for itself. Source: BNS-V2#get-primary. */
import { Cl, type ClarityValue, deserializeCV, serializeCV } from '@stacks/transactions';

/** Null: it has none. Throws when the node does not tell. */
export type ReadName = (address: string) => Promise<string | null>;

const TIMEOUT_MS = 10_000;

export async function primaryName(nodeUrl: string, contract: string, address: string): Promise<string | null> {
  const path = `/v2/contracts/call-read/${contract.replace('.', '/')}/get-primary`;
  const answer = await fetch(nodeUrl.replace(/\/+$/, '') + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ sender: address.split('.')[0], arguments: [`0x${serializeCV(Cl.principal(address))}`] }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const { okay, result } = (await answer.json()) as { okay?: unknown; result?: unknown };
  if (okay !== true || typeof result !== 'string') throw new Error(`get-primary: ${answer.status}`);
  return nameIn(deserializeCV(result));
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
