import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { messageOf } from '../../src/operations/acknowledgement';
import { DevelopmentWallet } from '../../src/wallet/development';

interface Vector {
  readonly incidentId: string;
  readonly operator: string;
  readonly reason: string;
  readonly atMs: number;
  readonly pool: string;
  readonly domain: string;
  readonly message: string;
  readonly signature: string;
}

/** `IncidentDeskTest` of the service reads the same file, checks the same bytes and takes the signature. */
const VECTOR = JSON.parse(readFileSync('../pool/src/test/resources/acknowledgement.json', 'utf8')) as Vector;

it('signs the words that the service checks', async () => {
  const message = messageOf(VECTOR, VECTOR.pool, 0x80000000);
  expect(message).toEqual({ domainHex: VECTOR.domain, messageHex: VECTOR.message });
  const wallet = new DevelopmentWallet(8, { network: 'devnet', chainId: 0x80000000, nodeUrl: 'http://node' });
  expect(wallet.address).toBe(VECTOR.operator);
  expect((await wallet.signStructured(message)).signature).toBe(VECTOR.signature);
});
