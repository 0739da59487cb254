import { Cl, type ClarityValue } from '@stacks/transactions';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { apply, collect, copyPieces, differingPieces } from '../src/engine/pages.js';
import { PageHistory } from '../src/engine/history.js';
import { withNumberChanged } from '../src/faults/clarityNumber.js';
import { RouteFaults } from '../src/faults/routeFaults.js';
import { MiningRules } from '../src/mempool/miningRules.js';
import { decodeTx } from '../src/tx/decode.js';
import { parseOptions, UsageError } from '../src/options.js';
import { ChainLog } from '../src/persistence/log.js';
import { fits, functionSignature, type AbiType } from '../src/tx/abi.js';
import { repr } from '../src/http/repr.js';
import { Account } from './support/account.js';

describe('pieces of memory', () => {
  it('that differ are found, kept and put back, for any change', () => {
    let seed = 7;
    const random = (below: number): number => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
    const old = Buffer.alloc(65536 * 3, 1);
    for (let round = 0; round < 50; round++) {
      const changed = Buffer.from(old);
      for (let change = random(20); change > 0; change--) changed[random(changed.length)] = random(256);
      const offsets = differingPieces(old, changed);
      const undo = collect(old, offsets);
      const copy = Buffer.from(old);
      copyPieces(changed, copy, offsets);
      expect(copy.equals(changed)).toBe(true);
      apply(undo, copy);
      expect(copy.equals(old)).toBe(true);
    }
  });

  it('bring every kept state back, also when the memory grew, and no other', async () => {
    const memory = new WebAssembly.Memory({ initial: 2 });
    const externrefs = new WebAssembly.Table({ initial: 4, element: 'externref' as never });
    let moves = 0;
    const remembered = { forget: () => undefined, beforeMove: () => moves++ };
    const history = new PageHistory({ memory, externrefs }, 'state 0', 3, remembered);
    const write = (value: number): void => new Uint8Array(memory.buffer).set([value], 70_000);
    const read = (): number => new Uint8Array(memory.buffer)[70_000] as number;
    for (let value = 1; value <= 5; value++) {
      write(value);
      if (value === 3) memory.grow(1);
      externrefs.set(2, `name ${value}`);
      history.seal(`state ${value}`);
    }
    write(99);
    externrefs.set(2, 'spoilt');
    await history.discard();
    expect([read(), externrefs.get(2)]).toEqual([5, 'name 5']);
    expect(await history.readAt('state 2', read)).toEqual({ value: 2 });
    expect(await history.readAt('state 2', read)).toEqual({ value: 2 });
    expect(moves, 'one block is read several times').toBe(1);
    expect(await history.readAt('state 4', read)).toEqual({ value: 4 });
    await history.toTip();
    expect(read()).toBe(5);
    expect(await history.readAt('state 3', read)).toEqual({ value: 3 });
    expect(await history.readAt('state 5', read)).toEqual({ value: 5 });
    const spoil = (): never => {
      write(99);
      throw new Error('spoilt');
    };
    await expect(history.readAt('state 3', spoil)).rejects.toThrow('spoilt');
    expect(read()).toBe(5);
    expect(await history.readAt('state 1', read)).toBeUndefined();
    expect(await history.rewind('state 3')).toBe(true);
    expect(read()).toBe(3);
    expect(await history.rewind('state 5')).toBe(false);
    expect(await history.rewind('state 0')).toBe(false);
  });
});

describe('an argument', () => {
  const optional: AbiType = { optional: 'uint128' };
  const response: AbiType = { response: { ok: 'bool', error: 'uint128' } };
  const rows: [value: ClarityValue, type: AbiType, fits: boolean][] = [
    [Cl.uint(1), 'uint128', true],
    [Cl.int(1), 'uint128', false],
    [Cl.bool(false), 'bool', true],
    [Cl.none(), optional, true],
    [Cl.some(Cl.uint(1)), optional, true],
    [Cl.some(Cl.int(1)), optional, false],
    [Cl.ok(Cl.bool(true)), response, true],
    [Cl.error(Cl.uint(1)), response, true],
    [Cl.error(Cl.bool(true)), response, false],
    [Cl.bufferFromHex('00'), { buffer: { length: 1 } }, true],
    [Cl.bufferFromHex('0000'), { buffer: { length: 1 } }, false],
    [Cl.stringUtf8('aé😀'), { 'string-utf8': { length: 3 } }, true],
    [Cl.stringUtf8('aé😀b'), { 'string-utf8': { length: 3 } }, false],
    [Cl.list([]), { list: { type: 'bool', length: 0 } }, true],
    [Cl.contractPrincipal(new Account('x').address, 'c'), 'trait_reference', true],
    [Cl.principal(new Account('x').address), 'trait_reference', false],
    [Cl.principal(new Account('x').address), 'principal', true],
  ];
  it.each(rows)('fits or not: row %#', (value, type, expected) => expect(fits(value, type)).toBe(expected));
});

describe('the API prints', () => {
  it('values as literals', () => {
    const { address } = new Account('x');
    const value = Cl.tuple({
      b: Cl.list([Cl.principal(address), Cl.principal(`${address}.c`)]),
      a: Cl.some(Cl.ok(Cl.stringAscii('hi'))),
    });
    expect(repr(value)).toBe(`(tuple (a (some (ok "hi"))) (b (list '${address} '${address}.c)))`);
  });

  it('function signatures', () => {
    const args = [
      { name: 'who', type: 'principal' as const },
      { name: 'memo', type: { optional: { buffer: { length: 34 } } } as AbiType },
    ];
    expect(functionSignature({ name: 'f', access: 'public', args, outputs: { type: 'bool' } })).toBe(
      '(define-public (f (who principal) (memo (optional (buff 34)))))',
    );
  });
});

describe('options', () => {
  it('have defaults and are checked', () => {
    expect(parseOptions([])).toMatchObject({
      port: 3999,
      blockMs: 0,
      burnBlockMs: 0,
      history: 'pages',
      keepBlocks: 200,
      observers: [],
    });
    expect(parseOptions(['--block-ms', '3000-6000'])).toMatchObject({ blockMs: 3000, blockMsAtMost: 6000 });
    const monthAgo = parseOptions(['--genesis-age', '2592000']).genesisTime ?? 0;
    expect(Math.abs(Date.now() / 1000 - 2_592_000 - monthAgo)).toBeLessThan(60);
    const { address } = new Account('x');
    expect(parseOptions(['--fund', `${address}=5`, '--observer', 'http://h:1/,stx']).fund).toEqual([
      { address, amount: 5n },
    ]);
    for (const bad of [
      ['--port', '70000'],
      ['--fund', 'ST1=5'],
      ['--fund', address],
      ['--history', 'x'],
      ['--nonsense'],
      ['--observer', 'x'],
      ['--network', 'devnet'],
      ['--fees', 'free'],
      ['--block-ms', '6000-3000'],
      ['--genesis-time', '5', '--genesis-age', '5'],
      ['--genesis-age', '-5'],
    ]) {
      expect(() => parseOptions(bad), bad.join(' ')).toThrow(UsageError);
    }
  });
});

describe('the log', () => {
  it('gives back what was written', () => {
    const folder = mkdtempSync(join(tmpdir(), 'devnet-log-'));
    const { log, records } = ChainLog.open(folder, () => undefined);
    expect(records).toEqual([]);
    log.append({ t: 'tx', raw: '00', at: 1 });
    log.append({ t: 'forget' });
    log.close();
    const again = ChainLog.open(folder, () => undefined);
    expect(again.records).toEqual([{ t: 'tx', raw: '00', at: 1 }, { t: 'forget' }]);
    again.log.close();
    rmSync(folder, { recursive: true });
  });
});

describe('a number inside a value', () => {
  const hex = (value: ClarityValue): string => `0x${Cl.serialize(value).replace(/^0x/, '')}`;
  const terms = (amount: bigint): ClarityValue =>
    Cl.ok(Cl.some(Cl.tuple({ terms: Cl.tuple({ amount: Cl.uint(amount), paid: Cl.bool(true) }), at: Cl.int(-1) })));

  it.each([
    [Cl.uint(5), '', 3n, Cl.uint(8)],
    [Cl.int(5), '', -9n, Cl.int(-4)],
    [terms(7n), 'terms.amount', -7n, terms(0n)],
    [Cl.error(Cl.uint(1)), '', 1n, Cl.error(Cl.uint(2))],
  ])('is changed, case %#', (value, path, delta, expected) => {
    expect(withNumberChanged(hex(value), path, delta)).toBe(hex(expected));
  });

  it.each([
    [Cl.uint(5), '', -6n], // no unsigned number is below zero
    [terms(7n), 'terms', 1n],
    [terms(7n), 'terms.paid', 1n],
    [terms(7n), 'nothing', 1n],
    [Cl.none(), '', 1n],
    [Cl.uint(5), 'amount', 1n],
  ])('is not there, case %#', (value, path, delta) => {
    expect(withNumberChanged(hex(value), path, delta)).toBeUndefined();
  });
});

describe('the rules of the miner', () => {
  it('hold by sender and txid, by fee and fee per byte, and let nothing wait for ever', async () => {
    const alice = new Account('alice');
    const tx = decodeTx((await alice.transfer(new Account('bob').address, 1, { fee: 360 })).serializeBytes()); // 180 bytes
    const rules = new MiningRules();
    expect(rules.mayMine(tx)).toBe(true);
    const held: [keyof MiningRules, unknown, boolean][] = [
      ['holdSenders', new Set([alice.address]), false],
      ['holdTxids', new Set([tx.txid]), false],
      ['minFeeToMine', 360n, true],
      ['minFeeToMine', 361n, false],
      ['minFeeRateToMine', 2n, true],
      ['minFeeRateToMine', 3n, false],
    ];
    for (const [rule, value, may] of held)
      expect(Object.assign(new MiningRules(), { [rule]: value }).mayMine(tx), `${rule} ${String(value)}`).toBe(may);
    const burn = { height: 1, hash: '', parentHash: '', time: 0, consensusHash: '' };
    const entry = { tx, receivedMs: 0, arrival: 0, burnHeight: 10, tenure: burn };
    expect([rules.expired([entry], 265), rules.expired([entry], 266)]).toEqual([[], [tx.txid]]);
    expect(new MiningRules(0).expired([entry], 9999)).toEqual([]);
  });
});

describe('faults of routes', () => {
  it('strike the first that fits and count down, never the control routes', () => {
    const faults = new RouteFaults();
    const fault = { method: undefined, after: false, retryAfter: 1, probability: 1, seed: 1 };
    faults.add({ ...fault, path: '/', answer: 500, requests: 2, method: 'POST' });
    faults.add({ ...fault, path: '/v2', answer: 'reset', requests: undefined });
    expect(faults.take('POST', '/devnet/mine')).toBeUndefined();
    const answers = ['GET', 'POST', 'POST', 'POST'].map((method) => faults.take(method, '/v2/info')?.answer);
    expect(answers).toEqual(['reset', 500, 500, 'reset']);
    expect(faults.take('GET', '/extended')).toBeUndefined();
    expect(faults.view()).toMatchObject([{ path: '/v2', remaining: null }]);
  });
});
