// Writes sip018_vectors.json beside it with stacks.js, the reference client:
//   npm --prefix devnet ci --ignore-scripts && node stacks/src/test/resources/sip018_vectors.mjs
import { writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';

const require = createRequire(new URL('../../../../devnet/package.json', import.meta.url));
const { Cl, serializeCV, encodeStructuredData, signStructuredData, getAddressFromPrivateKey, privateKeyToPublic } =
  require('@stacks/transactions');

const domains = [
  { name: 'BitHedge Pool', version: '1', chainId: 2147483648 },
  { name: 'BitHedge Pool', version: '1', chainId: 1 },
  { name: 'x', version: '1.0.0', chainId: 1 },
];
const messages = [
  Cl.stringAscii('hello'),
  Cl.uint(7),
  Cl.tuple({ purpose: Cl.stringAscii('Sign in'), nonce: Cl.stringAscii('abc-123'), 'expires-at': Cl.uint(1795833600) }),
  Cl.list([Cl.some(Cl.bufferFromHex('00ff')), Cl.none()]),
];
const keys = ['00'.repeat(31) + '01' + '01', '7287ba251d44a4d3fd9276c88ce34c5c52a038955511cccaf77e61068649c17801'];

const vectors = [];
for (const d of domains) {
  const domain = Cl.tuple({ name: Cl.stringAscii(d.name), version: Cl.stringAscii(d.version), 'chain-id': Cl.uint(d.chainId) });
  for (const message of messages) {
    for (const privateKey of keys) {
      vectors.push({
        ...d,
        domain: serializeCV(domain),
        message: serializeCV(message),
        hash: createHash('sha256').update(Buffer.from(encodeStructuredData({ domain, message }), 'hex')).digest('hex'),
        publicKey: privateKeyToPublic(privateKey),
        address: getAddressFromPrivateKey(privateKey, d.chainId === 1 ? 'mainnet' : 'testnet'),
        signature: signStructuredData({ domain, message, privateKey }),
      });
    }
  }
}
writeFileSync(new URL('sip018_vectors.json', import.meta.url), JSON.stringify(vectors, null, 1) + '\n');
