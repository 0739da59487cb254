/** What an operator's wallet signs to say that somebody looks into an incident. Written here, not taken from the service; loaded when somebody signs. */
import { Cl, serializeCV } from '@stacks/transactions';
import type { StructuredMessage } from '../wallet/wallet';

export interface Acknowledgement {
  readonly incidentId: string;
  readonly reason: string;
  /** since 1970 */
  readonly atMs: number;
}

const DOMAIN = { name: 'BitHedge Pool', version: '1' } as const;
const ACT = 'Acknowledge an incident. This moves no funds.';

/** SIP-018: `pool` is the vault's contract, so the words count for this pool and this chain alone. */
export function messageOf(word: Acknowledgement, pool: string, chainId: number): StructuredMessage {
  const domain = Cl.tuple({
    name: Cl.stringAscii(DOMAIN.name),
    version: Cl.stringAscii(DOMAIN.version),
    'chain-id': Cl.uint(chainId),
  });
  const message = Cl.tuple({
    act: Cl.stringAscii(ACT),
    pool: Cl.stringAscii(pool),
    incident: Cl.stringUtf8(word.incidentId),
    reason: Cl.stringUtf8(word.reason),
    'at-ms': Cl.uint(word.atMs),
  });
  return { domainHex: serializeCV(domain), messageHex: serializeCV(message) };
}
