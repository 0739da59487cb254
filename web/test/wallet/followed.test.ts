import { describe, expect, it } from 'vitest';
import type { Transaction } from '../../src/api/calls';
import {
  type Act,
  asked,
  completed,
  type Followed,
  remembered,
  type Stage,
  sent,
  sentenceOf,
  signed,
  stepOf,
  told,
  toldByNode,
  underWay,
  unknown,
} from '../../src/wallet/followed';

const ACT: Act = {
  kind: 'deposit',
  label: 'Deposit 100 STX',
  address: 'ST1',
  scope: 'STX:balanced',
  target: 'ST9.vault.deposit-stx',
};
const SIGNED = { txid: '0x01', nonce: 3, fee: '700', bytes: '00' };
const FIRST = sent(signed(ACT, SIGNED, 1_000), '0x01');

function one(txid: string, atMs: number, more: Partial<Followed> = {}): Followed {
  return { ...sent(signed(ACT, { ...SIGNED, txid }, atMs), txid), ...more };
}

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
    [answer({ status: 'NOT_FOUND' }), 'SENT', false],
    [answer({ status: 'IN_BLOCK', height: 9 }), 'IN_BLOCK', false],
    [answer({ status: 'IN_BLOCK', height: 9, final: true }), 'FINAL', true],
    [answer({ status: 'FINAL', height: 9, final: true }), 'FINAL', true],
    [answer({ status: 'FAILED', height: 9 }), 'FAILED', false],
    [answer({ status: 'FAILED', height: 9, final: true }), 'FAILED', true],
    [answer({ status: 'DROPPED' }), 'DROPPED', true],
  ])('%#', (given, stage, isOver) => {
    expect(told(FIRST, given)).toMatchObject({ stage, isOver, label: 'Deposit 100 STX' });
  });

  it('nothing that proves anything: what is not known stays so', () => {
    const lost = unknown(FIRST, 'lost');
    expect(told(lost, answer({ status: 'NOT_FOUND' }))).toEqual(lost);
    expect(told(lost, answer({ status: 'REGISTERED' }))).toEqual(lost);
    expect(told({ ...FIRST, stage: 'WAITING' }, answer({ status: 'NOT_FOUND' })).stage).toBe('UNKNOWN');
  });

  it('why the contract refused it', () => {
    const error = { code: 'u111', name: 'ERR_PAUSED', sentence: 'The pool is paused.' };
    const failed = told(FIRST, answer({ status: 'FAILED', error }));
    expect(sentenceOf(failed)).toBe('Failed. Nothing was deposited. Fee 0.0007 STX. The pool is paused.');
  });
});

describe('the node tells', () => {
  it.each([
    [{ tx_status: 'pending' }, 'WAITING', false, /next block/],
    [{ tx_status: 'success', block_height: 12 }, 'IN_BLOCK', false, /in a block/],
    [{ tx_status: 'dropped_replace_by_fee' }, 'DROPPED', true, /dropped it. Nothing was deposited. No fee was paid./],
    [
      { tx_status: 'abort_by_response', tx_result: { repr: '(err u123)' } },
      'FAILED',
      false,
      /^Failed. Nothing was deposited. Fee 0.0007 STX. The contract refused it.$/,
    ],
    [{ tx_status: 'abort_by_post_condition' }, 'FAILED', false, /something else than you signed/],
  ])('%#', (given, stage, isOver, sentence) => {
    const after = toldByNode(FIRST, given);
    expect(after).toMatchObject({ stage, isOver });
    expect(sentenceOf(after)).toMatch(sentence);
  });

  it('what a failure cost', () => {
    const after = toldByNode({ ...FIRST, fee: null }, { tx_status: 'abort_by_response', fee_rate: '1234' });
    expect(sentenceOf(after)).toContain('Fee 0.001234 STX.');
    expect(sentenceOf({ ...after, fee: null })).toContain('Only the network fee was paid.');
  });
});

describe('on its way', () => {
  const withdrawal: Act = { ...ACT, kind: 'withdrawal' };
  it.each<[Act, Stage, boolean]>([
    [ACT, 'ASKED', true],
    [ACT, 'UNKNOWN', true],
    [ACT, 'WAITING', true],
    // a second deposit is a wish, once the first is in a block
    [ACT, 'IN_BLOCK', false],
    // the books count a withdrawal when it is final: a second one would be refused
    [withdrawal, 'IN_BLOCK', true],
    [withdrawal, 'FINAL', false],
    [withdrawal, 'FAILED', false],
    [withdrawal, 'UNSENT', false],
  ])('%#', (act, stage, is) => {
    const item = { ...asked('asked:1', act, 3, 1), stage, isOver: ['FINAL', 'UNSENT'].includes(stage) };
    expect(underWay([item], act) !== null).toBe(is);
    expect(underWay([item], { ...act, scope: 'STX:aggressive' })).toBeNull();
    expect(underWay([item], { ...act, address: 'ST2' })).toBeNull();
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
    const old = one('0xold', 1);
    const over = Array.from({ length: 20 }, (_, i) => one(`0x${i}`, 100 + i, { isOver: true }));
    const list = over.reduce((all, it) => remembered(all, it), [old] as Followed[]);
    expect(list[0]?.txid).toBe('0x19');
    expect(list).toHaveLength(13);
    expect(list.at(-1)?.txid).toBe('0xold');
    const again = remembered(list, { ...old, stage: 'FINAL', isOver: true });
    expect(again.filter((it) => it.txid === '0xold')).toHaveLength(0);
  });
});

describe('what an older page kept', () => {
  it('is read with empty fields', () => {
    const kept = { txid: '0x07', kind: 'exit', label: 'Stay', address: 'ST1', sentAtMs: 5, stage: 'SENT' } as const;
    expect(completed(kept)).toMatchObject({ ...kept, id: '0x07', scope: '', fee: null, bytes: null, isOver: false });
  });
});
