import { Cl, makeSTXTokenTransfer, deserializeTransaction } from '@stacks/transactions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Account, send, sendOk } from './support/account.js';
import { BANK } from './support/contracts.js';
import { DevnetProcess } from './support/devnetProcess.js';

const rich = new Account('rich');
const poor = new Account('poor');
const stranger = new Account('stranger');
const chained = new Account('chained');
const sponsor = new Account('sponsor');
const replaced = new Account('replaced');
const bank = `${rich.address}.bank`;
let devnet: DevnetProcess;

beforeAll(async () => {
  devnet = await DevnetProcess.start(
    ...rich.fund(),
    ...poor.fund(2000),
    ...chained.fund(),
    ...sponsor.fund(),
    ...replaced.fund(),
  );
  await sendOk(devnet, rich.deploy('bank', BANK));
  await devnet.mine();
});

afterAll(() => devnet.stop());

async function refusal(tx: Awaited<ReturnType<Account['call']>>): Promise<any> {
  const answer = await send(devnet, tx);
  expect(answer.status).toBe(400);
  expect(answer.json.error).toBe('transaction rejected');
  return answer.json;
}

const good = [
  Cl.uint(1),
  Cl.stringAscii('abcd'),
  Cl.bufferFromHex('0102'),
  Cl.none(),
  Cl.list([Cl.int(1)]),
  Cl.tuple({ a: Cl.bool(true), b: Cl.uint(1) }),
];
const swap = (index: number, value: any): any[] => good.map((old, at) => (at === index ? value : old));

describe('a transaction is refused with the words of the node', () => {
  const at = (nonce: number, extra = {}): object => ({ nonce, ...extra });
  const u128 = (value: number): string => `0x${value.toString(16).padStart(32, '0')}`;
  const rows: [name: string, make: () => Promise<any>, expected: object][] = [
    [
      'a used nonce',
      () => rich.transfer(poor.address, 1, at(0)),
      { reason: 'BadNonce', reason_data: { expected: 1, actual: 0, principal: rich.address, is_origin: true } },
    ],
    [
      'a nonce too far ahead',
      () => rich.transfer(poor.address, 1, at(28)),
      {
        reason: 'TooMuchChaining',
        reason_data: {
          message: 'Nonce would exceed chaining limit in mempool',
          expected: 27,
          actual: 28,
          principal: rich.address,
          is_origin: true,
        },
      },
    ],
    [
      'a fee below one per byte',
      () => rich.transfer(poor.address, 1, at(1, { fee: 179 })),
      { reason: 'FeeTooLow', reason_data: { expected: 180, actual: 179 } },
    ],
    [
      'a fee that the account does not hold',
      () => poor.transfer(rich.address, 1, at(0, { fee: 2001 })),
      { reason: 'NotEnoughFunds', reason_data: { expected: u128(2001), actual: u128(2000) } },
    ],
    [
      'an amount that with the fee exceeds the balance',
      () => poor.transfer(rich.address, 1001, at(0, { fee: 1000 })),
      { reason: 'NotEnoughFunds', reason_data: { expected: u128(2001), actual: u128(2000) } },
    ],
    [
      'a transfer to oneself',
      () => rich.transfer(rich.address, 1, at(1)),
      { reason: 'TransferRecipientCannotEqualSender' },
    ],
    ['a transfer of nothing', () => rich.transfer(poor.address, 0, at(1)), { reason: 'TransferAmountMustBePositive' }],
    ['a call of no contract', () => rich.call(`${rich.address}.nowhere`, 'x', [], at(1)), { reason: 'NoSuchContract' }],
    ['a call of no function', () => rich.call(bank, 'nothing', [], at(1)), { reason: 'NoSuchPublicFunction' }],
    [
      'a call of a read-only function',
      () => rich.call(bank, 'get-counter', [], at(1)),
      { reason: 'NoSuchPublicFunction' },
    ],
    ['a call of a private function', () => rich.call(bank, 'hidden', [], at(1)), { reason: 'NoSuchPublicFunction' }],
    ['too few arguments', () => rich.call(bank, 'deposit', [], at(1)), { reason: 'BadFunctionArgument' }],
    [
      'too many arguments',
      () => rich.call(bank, 'deposit', [Cl.uint(1), Cl.uint(1)], at(1)),
      { reason: 'BadFunctionArgument' },
    ],
    ['an int for a uint', () => rich.call(bank, 'wants', swap(0, Cl.int(1)), at(1)), { reason: 'BadFunctionArgument' }],
    [
      'a long string',
      () => rich.call(bank, 'wants', swap(1, Cl.stringAscii('abcde')), at(1)),
      { reason: 'BadFunctionArgument' },
    ],
    [
      'a long buffer',
      () => rich.call(bank, 'wants', swap(2, Cl.bufferFromHex('010203')), at(1)),
      { reason: 'BadFunctionArgument' },
    ],
    [
      'some of the wrong thing',
      () => rich.call(bank, 'wants', swap(3, Cl.some(Cl.uint(1))), at(1)),
      { reason: 'BadFunctionArgument' },
    ],
    [
      'a long list',
      () => rich.call(bank, 'wants', swap(4, Cl.list([Cl.int(1), Cl.int(2), Cl.int(3)])), at(1)),
      { reason: 'BadFunctionArgument' },
    ],
    [
      'a tuple without a field',
      () => rich.call(bank, 'wants', swap(5, Cl.tuple({ a: Cl.bool(true) })), at(1)),
      { reason: 'BadFunctionArgument' },
    ],
    ['a contract that exists', () => rich.deploy('bank', '(+ u1 u1)', at(1)), { reason: 'ContractAlreadyExists' }],
    ['an account without anything', () => stranger.transfer(rich.address, 1, at(0)), { reason: 'NotEnoughFunds' }],
  ];
  it.each(rows)('%s', async (_name, make, expected) => {
    const tx = await make();
    expect(await refusal(tx)).toMatchObject({ ...expected, txid: tx.txid() });
  });

  it('a sponsor whose nonce was used or who cannot pay', async () => {
    const tx = (): Promise<any> => rich.call(bank, 'bump', [], { nonce: 1, fee: 0, sponsored: true });
    const late = await sponsor.sponsor(await tx(), { nonce: 40 });
    expect(await refusal(late)).toMatchObject({
      reason: 'TooMuchChaining',
      reason_data: { principal: sponsor.address, is_origin: false },
    });
    const broke = await stranger.sponsor(await tx(), { nonce: 0 });
    expect(await refusal(broke)).toMatchObject({ reason: 'NotEnoughFunds' });
    const cheap = await sponsor.sponsor(await tx(), { nonce: 0, fee: 10 });
    expect(await refusal(cheap)).toMatchObject({ reason: 'FeeTooLow' });
  });
});

describe('bytes are refused', () => {
  const transfer = (): Promise<any> => rich.transfer(poor.address, 1, { nonce: 1 });
  const raw = async (bytes: Uint8Array): Promise<any> => (await devnet.post('/v2/transactions', bytes)).json;

  it('when they are cut, longer than the transaction, or nonsense', async () => {
    const bytes = (await transfer()).serializeBytes();
    for (const bad of [bytes.slice(0, -1), Uint8Array.from([...bytes, 0]), Uint8Array.from([1, 2, 3])]) {
      expect(await raw(bad)).toMatchObject({ error: 'transaction rejected', reason: 'Deserialization' });
    }
  });

  it('when they are for another network', async () => {
    const mainnet = await makeSTXTokenTransfer({
      recipient: poor.address,
      amount: 1,
      senderKey: rich.key,
      fee: 1000,
      nonce: 1,
      network: 'mainnet',
    });
    expect(await raw(mainnet.serializeBytes())).toMatchObject({
      reason: 'BadTransactionVersion',
      txid: mainnet.txid(),
    });
  });

  it('when the content is not what was signed', async () => {
    const tx = deserializeTransaction((await transfer()).serialize());
    tx.setNonce(2);
    expect(await raw(tx.serializeBytes())).toMatchObject({ reason: 'SignatureValidation' });
  });

  it('when the signature has a high s', async () => {
    const tx = await transfer();
    const condition = tx.auth.spendingCondition as { signature: { data: string } };
    const { data } = condition.signature;
    const order = BigInt('0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141');
    const flipped = (order - BigInt(`0x${data.slice(66)}`)).toString(16).padStart(64, '0');
    condition.signature.data = `${data.slice(0, 2) === '00' ? '01' : '00'}${data.slice(2, 66)}${flipped}`;
    expect(await raw(tx.serializeBytes())).toMatchObject({
      reason: 'SignatureValidation',
      reason_data: { message: expect.stringContaining('high-S') },
    });
  });
});

describe('the mempool', () => {
  it('answers 200 for a transaction that it already has, raw or as JSON', async () => {
    const tx = await chained.transfer(rich.address, 1);
    expect(await sendOk(devnet, tx)).toBe(tx.txid());
    expect(await sendOk(devnet, tx)).toBe(tx.txid());
    expect((await devnet.post('/v2/transactions', { tx: tx.serialize() })).json).toBe(tx.txid());
    expect((await devnet.tx(tx.txid())).tx_status).toBe('pending');
  });

  it('takes 27 in a row and not the 28th', async () => {
    while (chained.nonce < 27) await sendOk(devnet, chained.transfer(rich.address, 1));
    expect(await refusal(await chained.transfer(rich.address, 1))).toMatchObject({ reason: 'TooMuchChaining' });
  });

  it('replaces by fee only for a strictly higher fee', async () => {
    const first = await replaced.transfer(rich.address, 1, { nonce: 0, fee: 500 });
    await sendOk(devnet, first);
    expect(await refusal(await replaced.transfer(rich.address, 2, { nonce: 0, fee: 500 }))).toMatchObject({
      reason: 'ConflictingNonceInMempool',
    });
    const second = await replaced.transfer(rich.address, 2, { nonce: 0, fee: 501 });
    await sendOk(devnet, second);
    expect(await devnet.tx(first.txid())).toMatchObject({
      tx_status: 'dropped_replace_by_fee',
      replaced_by_tx_id: `0x${second.txid()}`,
    });
    await devnet.mine();
    expect((await devnet.tx(second.txid())).tx_status).toBe('success');
  });

  it('lets a sponsor raise the fee without the origin', async () => {
    const origin = await rich.call(bank, 'bump', [], { nonce: 1, fee: 0, sponsored: true });
    const low = await sponsor.sponsor(origin, { nonce: 0, fee: 600 });
    const high = await sponsor.sponsor(origin, { nonce: 0, fee: 900 });
    await sendOk(devnet, low);
    await sendOk(devnet, high);
    await devnet.mine();
    expect(await devnet.tx(high.txid())).toMatchObject({
      tx_status: 'success',
      sponsored: true,
      sponsor_address: sponsor.address,
      sponsor_nonce: 0,
      fee_rate: '900',
      nonce: 1,
    });
    const balance = (await devnet.get(`/v2/accounts/${sponsor.address}?proof=0`)).json;
    expect(balance).toMatchObject({
      balance: `0x${(1_000_000_000_000 - 900).toString(16).padStart(32, '0')}`,
      nonce: 1,
    });
  });

  it('tells the nonces, and what is missing between them', async () => {
    const gap = new Account('rich');
    await sendOk(devnet, gap.transfer(poor.address, 1, { nonce: 3 }));
    expect((await devnet.get(`/extended/v1/address/${rich.address}/nonces`)).json).toEqual({
      last_executed_tx_nonce: 1,
      last_mempool_tx_nonce: 3,
      possible_next_nonce: 4,
      detected_missing_nonces: [2],
      detected_mempool_nonces: [], // those between the last executed and the highest that waits
    });
    await sendOk(devnet, gap.transfer(poor.address, 1, { nonce: 5 }));
    expect((await devnet.get(`/extended/v1/address/${rich.address}/nonces`)).json).toEqual({
      last_executed_tx_nonce: 1,
      last_mempool_tx_nonce: 5,
      possible_next_nonce: 6,
      detected_missing_nonces: [4, 2],
      detected_mempool_nonces: [3],
    });
    expect((await devnet.get(`/extended/v1/address/${rich.address}/nonces?block_height=2`)).json).toMatchObject({
      last_executed_tx_nonce: null,
      possible_next_nonce: 0,
    });
    await sendOk(devnet, gap.transfer(poor.address, 1, { nonce: 2 }));
    await devnet.mine();
    expect((await devnet.get(`/v2/accounts/${rich.address}`)).json.nonce).toBe(4);
  });
});
