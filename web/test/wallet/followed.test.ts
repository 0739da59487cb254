import { describe, expect, it } from 'vitest';
import type { Transaction } from '../../src/api/calls';
import { type Followed, remembered, sent, stepOf, told, toldByNode } from '../../src/wallet/followed';

const ACT = { kind: 'deposit', label: 'Deposit 100 STX', address: 'ST1' } as const;
const FIRST = sent('0x01', ACT, 1_000);

function answer(fields: Partial<Transaction>): Transaction {
  return {
    txid: '0x01',
    status: 'PENDING',
    final: false,
    watched: true,
    sender: null,
    contract: null,
    function: null,
    height: null,
    burnHeight: null,
    indexBlockHash: null,
    error: null,
    sinceMs: null,
    asOf: { height: 9, indexBlockHash: '0x00', burnHeight: 5, final: true },
    ...fields,
  };
}

describe('the service tells', () => {
  it.each([
    [answer({ status: 'REGISTERED' }), 'SENT', false],
    [answer({ status: 'PENDING' }), 'WAITING', false],
    [answer({ status: 'NOT_FOUND' }), 'UNKNOWN', false],
    [answer({ status: 'IN_BLOCK', height: 9 }), 'IN_BLOCK', false],
    [answer({ status: 'IN_BLOCK', height: 9, final: true }), 'FINAL', true],
    [answer({ status: 'FINAL', height: 9, final: true }), 'FINAL', true],
    [answer({ status: 'FAILED', height: 9 }), 'FAILED', false],
    [answer({ status: 'FAILED', height: 9, final: true }), 'FAILED', true],
    [answer({ status: 'DROPPED' }), 'DROPPED', true],
  ])('%#', (given, stage, isOver) => {
    expect(told(FIRST, given)).toMatchObject({ stage, isOver, label: 'Deposit 100 STX' });
  });

  it('why the contract refused it', () => {
    const error = { code: 'u111', name: 'ERR_PAUSED', sentence: 'The pool is paused.' };
    expect(told(FIRST, answer({ status: 'FAILED', error })).sentence).toBe('The pool is paused.');
  });
});

describe('the node tells', () => {
  it.each([
    [{ tx_status: 'pending' }, 'WAITING', false, null],
    [{ tx_status: 'success', block_height: 12 }, 'IN_BLOCK', false, null],
    [{ tx_status: 'dropped_replace_by_fee' }, 'DROPPED', true, /dropped/],
    [{ tx_status: 'abort_by_response', tx_result: { repr: '(err u123)' } }, 'FAILED', false, /\(u123\)/],
    [{ tx_status: 'abort_by_post_condition' }, 'FAILED', false, /moved nothing/],
  ])('%#', (given, stage, isOver, sentence) => {
    const after = toldByNode(FIRST, given);
    expect(after).toMatchObject({ stage, isOver });
    if (sentence === null) {
      expect(after.sentence).toBeNull();
    } else {
      expect(after.sentence).toMatch(sentence);
    }
  });
});

describe('steps', () => {
  it('only ever go forward on the way that goes well', () => {
    const way = (['SENT', 'WAITING', 'IN_BLOCK', 'FINAL'] as const).map(stepOf);
    expect(way).toEqual([0, 1, 2, 3]);
  });
});

describe('what is remembered', () => {
  it('is the newest, each once, and everything that is not over', () => {
    const old: Followed = { ...sent('0xold', ACT, 1), isOver: false };
    const over = Array.from({ length: 20 }, (_, i): Followed => ({ ...sent(`0x${i}`, ACT, 100 + i), isOver: true }));
    const list = over.reduce((all, it) => remembered(all, it), [old] as Followed[]);
    expect(list[0]?.txid).toBe('0x19');
    expect(list).toHaveLength(13);
    expect(list.at(-1)?.txid).toBe('0xold');
    const again = remembered(list, { ...old, stage: 'FINAL', isOver: true });
    expect(again.filter((it) => it.txid === '0xold')).toHaveLength(0);
  });
});
