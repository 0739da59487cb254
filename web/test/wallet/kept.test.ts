// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { type Act, sent, signed } from '../../src/wallet/followed';
import { dismiss, forget, put, transactions } from '../../src/wallet/kept';

const KEY = 'bithedge.transactions';
const ACT: Act = {
  kind: 'deposit',
  label: 'Deposit',
  address: 'ST1',
  scope: 'STX:balanced',
  target: 'ST9.vault.deposit',
};

function one(txid: string, atMs: number) {
  return sent(signed(ACT, { txid, nonce: 1, fee: '300', bytes: '00' }, atMs), txid);
}

/** As another tab does it: the storage changes, and this tab is told. */
function otherTabWrites(items: unknown): void {
  localStorage.setItem(KEY, JSON.stringify(items));
  window.dispatchEvent(new StorageEvent('storage', { key: KEY }));
}

afterEach(() => otherTabWrites([]));

describe('what two tabs sent', () => {
  it('is in both, and neither writes over the other', () => {
    put(one('0x01', 1));
    localStorage.setItem(KEY, JSON.stringify([one('0x02', 2), ...transactions.value])); // not told yet
    put(one('0x03', 3));
    expect(transactions.value.map((it) => it.txid)).toEqual(['0x03', '0x02', '0x01']);
    expect(JSON.parse(localStorage.getItem(KEY) ?? '[]')).toHaveLength(3);
  });

  it('is seen as soon as the other tab tells it', () => {
    otherTabWrites([one('0x0a', 1)]);
    expect(transactions.value.map((it) => it.txid)).toEqual(['0x0a']);
  });

  it('stays dismissed and forgotten', () => {
    put(one('0x01', 1));
    put(one('0x02', 2));
    dismiss('0x01');
    forget('0x02');
    expect(transactions.value).toMatchObject([{ txid: '0x01', isSeen: true }]);
  });

  it('survives text that is not ours', () => {
    put(one('0x01', 1));
    otherTabWrites({ a: 1 });
    expect(transactions.value.map((it) => it.txid)).toEqual(['0x01']);
    put(one('0x02', 2));
    expect(JSON.parse(localStorage.getItem(KEY) ?? '[]')).toHaveLength(2);
  });
});
