import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { home } from './commands.ts';

const stacks = createRequire(`${home}/devnet/package.json`)('@stacks/transactions') as {
  makeContractDeploy(options: object): Promise<{ serialize(): string }>;
  privateKeyToAddress(key: string, network: string): string;
};

/** The part of BNS-V2 that is asked, with its types: `get-primary`, and what it reads. */
const source = (owner: string, name: string, namespace: string) => `
(define-constant ERR-NO-PRIMARY-NAME (err u131))
(define-map index-to-name uint { name: (buff 48), namespace: (buff 20) })
(define-map primary-name principal uint)
(define-read-only (get-primary (owner principal))
  (ok (map-get? index-to-name (unwrap! (map-get? primary-name owner) ERR-NO-PRIMARY-NAME))))
(map-set index-to-name u7 { name: 0x${hex(name)}, namespace: 0x${hex(namespace)} })
(map-set primary-name '${owner} u7)
`;

/** Whoever deployed the pool gives an address a name: his contract waits for the next block then. */
export async function giveName(nodeUrl: string, owner: string, name: string, namespace: string): Promise<void> {
  // As his key stands in the data folder, with the byte that says "compressed" behind it.
  const senderKey = `${readFileSync(`${process.env.BITHEDGE_DATA}/keys/deployer.key`, 'utf8').trim()}01`;
  const address = stacks.privateKeyToAddress(senderKey, 'devnet');
  const { nonce } = (await (await fetch(`${nodeUrl}/v2/accounts/${address}?proof=0`)).json()) as { nonce: number };
  const deploy = await stacks.makeContractDeploy({
    contractName: 'BNS-V2',
    codeBody: source(owner, name, namespace),
    senderKey,
    network: 'devnet',
    client: { baseUrl: nodeUrl },
    fee: 100_000,
    nonce,
    postConditionMode: 'deny',
    clarityVersion: 3,
  });
  const answer = await fetch(`${nodeUrl}/v2/transactions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/octet-stream' },
    body: Buffer.from(deploy.serialize(), 'hex'),
  });
  if (!answer.ok) throw new Error(`BNS-V2: ${answer.status} ${await answer.text()}`);
}

function hex(text: string): string {
  return Buffer.from(text, 'ascii').toString('hex');
}
