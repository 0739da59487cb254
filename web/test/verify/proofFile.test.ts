/** The proof file that the pages write: the command line's own, field by field, from what a service tells. */
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { Account, Provider } from '../../src/api/people';
import { readProofFile } from '../../src/claim/proofFile';
import { makeProofFile } from '../../src/verify/makeProofFile';
import { NETWORK } from './chain';

interface FileBook {
  token: 'STX' | 'SBTC';
  tier: string;
  epoch: string;
  root: string;
  weight: string;
  leafHash: string;
  leaf: { opening: string; settledBurden: string; settledPremium: string; weights: [string, string][] } | null;
  proof: { hash: string; sum: string; left: boolean }[];
  limits: { capital: string; premium: string };
  withdrawable: { capital: string; premium: string };
}

const FILE = JSON.parse(readFileSync('test/claim/proof.json', 'utf8')) as {
  chainId: number;
  vault: string;
  sbtc: string;
  provider: string;
  asOf: { height: number; indexBlockHash: string; burnHeight: number };
  books: FileBook[];
};
const asOf = { ...FILE.asOf, final: true };
const usualFetch = globalThis.fetch;

afterEach(() => {
  globalThis.fetch = usualFetch;
});

function bookOf(query: string): FileBook {
  const search = new URLSearchParams(query);
  const found = FILE.books.find((it) => it.token === search.get('token') && it.tier === search.get('tier'));
  if (found === undefined) throw new Error(`no book ${query}`);
  return found;
}

function service(change: (proof: Record<string, unknown>) => void = () => {}): typeof fetch {
  return async (input) => {
    const [path = '', query = ''] = String(input).split('?');
    if (path === '/v1/books') {
      const zeros = {
        phase: 'OPEN',
        capital: '0',
        locked: '0',
        losses: '0',
        premiumPending: '0',
        premiumEarned: '0',
        premiumWithdrawn: '0',
      };
      const books = FILE.books.map(({ token, tier, epoch, root, weight }) => ({
        ...zeros,
        ...{ token, tier, root, weight, epoch: Number(epoch), startsAt: 1, endsAt: 2, capacity: '0', used: '0', asOf },
      }));
      return Response.json({ books, asOf });
    }
    const { token, tier, epoch, root, weight, leafHash, leaf, proof: steps } = bookOf(query);
    if (leaf === null) return Response.json({ code: 'NO_LEAF', detail: '' }, { status: 404 });
    const weights = leaf.weights.map(([of, it]) => ({ epoch: Number(of), weight: it }));
    const proof = {
      provider: FILE.provider,
      token,
      tier,
      epoch: Number(epoch),
      root,
      weight,
      leafHash,
      steps,
      closed: false,
      asOf,
    };
    const answer = { ...proof, leaf: { ...leaf, weights } };
    change(answer);
    return Response.json(answer);
  };
}

const PROVIDER: Provider = {
  provider: FILE.provider,
  asOf,
  books: FILE.books.map((it) => {
    const withdrawn = BigInt(it.limits.premium) - BigInt(it.withdrawable.premium);
    return {
      token: it.token,
      tier: it.tier,
      epoch: Number(it.epoch),
      limit: BigInt(it.limits.capital),
      withdrawable: BigInt(it.withdrawable.capital),
      premiumEarned: BigInt(it.limits.premium),
      premiumWithdrawn: withdrawn,
    } as Account;
  }),
};
const network = {
  ...NETWORK,
  chainId: FILE.chainId,
  contracts: { ...NETWORK.contracts, vault: FILE.vault, sbtcToken: FILE.sbtc },
};

describe('the proof file of the pages', () => {
  it("is the command line's, field by field, and the way out reads it", async () => {
    globalThis.fetch = service();
    const text = await makeProofFile(network, PROVIDER);
    expect(JSON.parse(text)).toEqual(FILE);
    expect(readProofFile(text).books).toHaveLength(FILE.books.length);
  });

  it.each<[string, (proof: Record<string, unknown>) => void, string]>([
    ['a changed leaf', (it) => Object.assign(it.leaf as object, { opening: '1' }), 'do not lead to the root'],
    [
      'a leaf of another',
      (it) => Object.assign(it, { provider: 'ST3NBRSFKX28FQ2ZJ1MAKX58HKHSDGNV5N7R21XCP' }),
      'do not lead',
    ],
    ['a leaf of an epoch that has just begun', (it) => Object.assign(it, { epoch: 3 }), 'An epoch has just begun'],
  ])('is not made of %s', async (_, change, words) => {
    globalThis.fetch = service(change);
    await expect(makeProofFile(network, PROVIDER)).rejects.toThrow(words);
  });
});
