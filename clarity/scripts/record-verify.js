// Writes web/test/verify/vm.json: the rows that a node would give of S4 and S7 (docs/domain.md), for the pages that verify them. One policy has ended,
// one is live.
import { writeFileSync } from 'node:fs';
import { addressOf } from '../support/accounts.js';
import { Chain, hexOf } from '../support/chain.js';
import { Pool } from '../support/pool.js';
import { leafTuple, proofList } from '../support/tree.js';
import { ascii, principal, some, tuple, uint } from '../support/values.js';
import { NO_SHARES, stx, usd } from '../support/world.js';

const BOOK = { token: 'STX', tier: 'balanced' };
const chain = await Chain.start();
const pool = new Pool(chain, { vault: { epochBlocks: 200n, shares: NO_SHARES, feeBps: 0n } }, 'verify');
const { world } = pool;
pool.deposit(BOOK, stx(100_000), 'a');
pool.deposit(BOOK, stx(50_000), 'b');
pool.nextEpoch([BOOK]);
pool.record();
const from = chain.burnHeight;
for (const blocks of [20n, 60n]) {
  const bought = pool.buy({ ...BOOK, expirationHeight: chain.burnHeight + blocks });
  if (bought.err) throw new Error(`a policy: ${JSON.stringify(bought.err)}`);
}
pool.advance(22n);
pool.record({ BTC: usd(48_000), STX: usd(0.6) });
const ended = pool.expire([pool.itemFor(1n)]);
if (ended.err) throw new Error(`an end: ${JSON.stringify(ended.err)}`);

const provider = addressOf('a');
const { leaf, proof } = pool.ledger.claimOf(provider, BOOK);
const book = tuple({ token: ascii(BOOK.token), tier: ascii(BOOK.tier) });
const entries = [];
const record = (contract, map, key) => {
  entries.push({ contract: world[contract], map, key: hexOf(key), data: `0x${hexOf(chain.mapEntry(world[contract], map, key))}` });
};
record('vault', 'books', book);
record('vault', 'vintages', tuple({ token: ascii(BOOK.token), tier: ascii(BOOK.tier), epoch: uint(leaf.epoch) }));
record('vault', 'accounts', tuple({ provider: principal(provider), token: ascii(BOOK.token), tier: ascii(BOOK.tier) }));
for (const id of [1n, 2n]) {
  record('registry', 'policies', uint(id));
  record('vault', 'locks', uint(id));
}
for (const asset of ['BTC', 'STX']) {
  record('oracle', 'last-prices', ascii(asset));
  for (let height = from; height <= chain.burnHeight; height++) {
    record('oracle', 'recorded-prices', tuple({ asset: ascii(asset), height: uint(height) }));
  }
}
const claimArguments = [principal(provider), ascii(BOOK.token), ascii(BOOK.tier), some(leafTuple(leaf)), proofList(proof)];
const claim = {
  arguments: claimArguments.map((it) => `0x${hexOf(it)}`),
  result: `0x${hexOf(chain.readValue(world.vault, 'get-claim', claimArguments))}`,
};
const shown = (it) => JSON.parse(JSON.stringify(it, (_, value) => (typeof value === 'bigint' ? String(value) : value)));
const rows = {
  contracts: { vault: world.vault, registry: world.registry, oracle: world.oracle },
  burnHeight: String(chain.burnHeight),
  provider,
  leaf: shown(leaf),
  proof: shown(proof),
  book: world.book(BOOK.token, BOOK.tier),
  vintage: world.read('vault', 'get-vintage', [ascii(BOOK.token), ascii(BOOK.tier), uint(leaf.epoch)]),
  policies: [1n, 2n].map((id) => world.policy(id)),
  claim,
  entries,
};
writeFileSync(new URL('../../web/test/verify/vm.json', import.meta.url), `${JSON.stringify(rows, null, 1)}\n`);
console.log(`${entries.length} entries written to web/test/verify/vm.json`);
