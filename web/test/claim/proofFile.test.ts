/** A proof file that `bithedge replay --proof` wrote from a devnet with the real contracts. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readProofFile } from '../../src/claim/proofFile';
import { climb, leadsTo } from '../../src/claim/tree';
import { withdrawCall } from '../../src/claim/withdraw';

const TEXT = readFileSync(new URL('./proof.json', import.meta.url), 'utf8');

interface Written {
  readonly books: readonly {
    root: string;
    weight: string;
    withdrawable: { capital: string; premium: string };
    withdraw: { arguments: readonly string[] };
  }[];
}

describe('a proof file of the command line', () => {
  const file = readProofFile(TEXT);
  const written = JSON.parse(TEXT) as Written;

  it('is read to the last book', () => {
    expect(file.books.map((it) => `${it.token}:${it.tier}`)).toEqual(['STX:aggressive', 'SBTC:balanced']);
  });

  it('leads to the root and the weight of every epoch', async () => {
    for (const [i, book] of file.books.entries()) {
      const there = written.books[i];
      if (book.leaf === null || there === undefined) throw new Error('a book with a leaf');
      const root = { hash: there.root.slice(2), sum: BigInt(there.weight) };
      expect(leadsTo(await climb(book.leaf, book.steps), root)).toBe(true);
    }
  });

  it('gives the same call, byte by byte, as the command line', () => {
    for (const [i, book] of file.books.entries()) {
      const there = written.books[i];
      if (there === undefined) throw new Error('a book');
      const amounts = { capital: BigInt(there.withdrawable.capital), premium: BigInt(there.withdrawable.premium) };
      const call = withdrawCall(file, book, amounts, book.leaf, book.steps);
      expect(call.argumentsHex.map((it) => `0x${it}`)).toEqual(there.withdraw.arguments);
      expect(call.contract).toBe(file.vault);
    }
  });

  it.each([
    ['no JSON at all', 'not JSON'],
    ['{}', 'no proof file of version 1'],
    [TEXT.replace('"version": 1', '"version": 2'), 'no proof file of version 1'],
    [TEXT.replace(/"opening": "\d+"/, '"opening": 5'), 'books[0].leaf.opening: expected a decimal string, got 5'],
    [TEXT.replace('"token": "STX"', '"token": "BTC"'), 'books[0].token: expected STX or SBTC, got "BTC"'],
    [TEXT.replace(/"left": (true|false)/, '"left": "yes"'), 'proof[0].left: expected true or false'],
    [TEXT.replace(/"provider": "[^"]*"/, '"provider": "me"'), 'provider: expected'],
  ])('says what is wrong: %#', (text, words) => {
    expect(() => readProofFile(text)).toThrow(words);
  });
});
