import { Cl, Pc, PostConditionMode } from '@stacks/transactions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Account, readOnly, sendOk } from './support/account.js';
import { BANK } from './support/contracts.js';
import { DevnetProcess } from './support/devnetProcess.js';

const owner = new Account('owner');
const user = new Account('user');
const other = new Account('other');
const bank = `${owner.address}.bank`;
const { Allow, Deny, Originator } = PostConditionMode;
let devnet: DevnetProcess;

beforeAll(async () => {
  devnet = await DevnetProcess.start(...owner.fund(), ...user.fund(), ...other.fund());
  await sendOk(devnet, owner.deploy('bank', BANK));
  await devnet.mine();
  await sendOk(devnet, owner.call(bank, 'deposit', [Cl.uint(100_000)]));
  await sendOk(devnet, user.call(bank, 'earn', [Cl.uint(1000)]));
  for (let id = 1; id <= 9; id++) await sendOk(devnet, user.call(bank, 'award', [Cl.uint(id)]));
  await devnet.mine();
});

afterAll(() => devnet.stop());

const stx = (): any => Pc.principal(user.address);
const points = (): any => Pc.principal(user.address);
const asset = bank as `${string}.${string}`;
const deposit = ['deposit', [Cl.uint(50)]] as const; // user sends 50 uSTX to the bank
const payout = ['payout', [Cl.uint(40), Cl.principal(other.address)]] as const; // the bank sends 40 uSTX
const give = ['give', [Cl.uint(7), Cl.principal(other.address)]] as const; // user sends 7 points
const pass = (id: number) => ['pass-on', [Cl.uint(id), Cl.principal(other.address)]] as const; // user sends a badge
const refuse = ['refuse', []] as const;

type Call = readonly [string, readonly any[]];
const rows: [name: string, call: Call, mode: PostConditionMode, conditions: any[], status: string][] = [
  ['Allow needs nothing', deposit, Allow, [], 'success'],
  ['Allow still checks what is given', deposit, Allow, [stx().willSendEq(49).ustx()], 'abort_by_post_condition'],
  ['= holds', deposit, Deny, [stx().willSendEq(50).ustx()], 'success'],
  ['= 49 fails', deposit, Deny, [stx().willSendEq(49).ustx()], 'abort_by_post_condition'],
  ['> 49 holds', deposit, Deny, [stx().willSendGt(49).ustx()], 'success'],
  ['> 50 fails', deposit, Deny, [stx().willSendGt(50).ustx()], 'abort_by_post_condition'],
  ['>= 50 holds', deposit, Deny, [stx().willSendGte(50).ustx()], 'success'],
  ['>= 51 fails', deposit, Deny, [stx().willSendGte(51).ustx()], 'abort_by_post_condition'],
  ['< 51 holds', deposit, Deny, [stx().willSendLt(51).ustx()], 'success'],
  ['< 50 fails', deposit, Deny, [stx().willSendLt(50).ustx()], 'abort_by_post_condition'],
  ['<= 50 holds', deposit, Deny, [stx().willSendLte(50).ustx()], 'success'],
  ['<= 49 fails', deposit, Deny, [stx().willSendLte(49).ustx()], 'abort_by_post_condition'],
  ['the origin may be named as such', deposit, Deny, [Pc.origin().willSendEq(50).ustx()], 'success'],
  [
    'two conditions on one asset must both hold',
    deposit,
    Deny,
    [stx().willSendGt(49).ustx(), stx().willSendLt(50).ustx()],
    'abort_by_post_condition',
  ],
  ['Deny wants every asset covered', deposit, Deny, [], 'abort_by_post_condition'],
  [
    'a condition on another asset covers nothing',
    deposit,
    Deny,
    [points().willSendEq(0).ft(asset, 'point')],
    'abort_by_post_condition',
  ],
  ['Deny wants the contract covered too', payout, Deny, [], 'abort_by_post_condition'],
  ['a contract can be covered', payout, Deny, [Pc.principal(asset).willSendEq(40).ustx()], 'success'],
  ['Originator leaves the contract alone', payout, Originator, [], 'success'],
  ['Originator wants the origin covered', deposit, Originator, [], 'abort_by_post_condition'],
  ['Originator with the origin covered', deposit, Originator, [stx().willSendEq(50).ustx()], 'success'],
  ['a token is counted', give, Deny, [points().willSendEq(7).ft(asset, 'point')], 'success'],
  ['too much of a token', give, Deny, [points().willSendLt(7).ft(asset, 'point')], 'abort_by_post_condition'],
  ['a token is not covered by STX', give, Deny, [stx().willSendEq(0).ustx()], 'abort_by_post_condition'],
  ['burnt STX counts as sent', ['burn-stx', [Cl.uint(3)]], Deny, [stx().willSendEq(3).ustx()], 'success'],
  ['burnt STX must be covered', ['burn-stx', [Cl.uint(3)]], Deny, [], 'abort_by_post_condition'],
  [
    'burnt tokens count as sent',
    ['burn-points', [Cl.uint(2)]],
    Deny,
    [points().willSendEq(2).ft(asset, 'point')],
    'success',
  ],
  ['minting moves nothing', ['earn', [Cl.uint(5)]], Deny, [], 'success'],
  ['a badge that will be sent', pass(1), Deny, [points().willSendAsset().nft(asset, 'badge', Cl.uint(1))], 'success'],
  [
    'a badge that must not be sent',
    pass(2),
    Deny,
    [points().willNotSendAsset().nft(asset, 'badge', Cl.uint(2))],
    'abort_by_post_condition',
  ],
  [
    'a badge that may be sent',
    pass(3),
    Deny,
    [points().willMaybeSendAsset().nft(asset, 'badge', Cl.uint(3))],
    'success',
  ],
  [
    'a badge that may be sent and is not',
    deposit,
    Deny,
    [stx().willSendEq(50).ustx(), points().willMaybeSendAsset().nft(asset, 'badge', Cl.uint(4))],
    'success',
  ],
  [
    'another badge than the one named',
    pass(4),
    Deny,
    [points().willSendAsset().nft(asset, 'badge', Cl.uint(5))],
    'abort_by_post_condition',
  ],
  ['a badge nobody named', pass(4), Deny, [], 'abort_by_post_condition'],
  ['an err with conditions that hold', refuse, Deny, [stx().willSendEq(0).ustx()], 'abort_by_response'],
  ['an err with a condition that fails', refuse, Deny, [stx().willSendEq(50).ustx()], 'abort_by_post_condition'],
  [
    'a runtime error skips the conditions',
    ['divide-by-zero', []],
    Deny,
    [stx().willSendEq(50).ustx()],
    'abort_by_response',
  ],
];

describe('post-conditions', () => {
  it.each(rows)('%s', async (_name, [fn, args], postConditionMode, postConditions, status) => {
    const before = BigInt((await devnet.get(`/v2/accounts/${user.address}`)).json.balance);
    const txid = await sendOk(devnet, user.call(bank, fn, [...args], { postConditionMode, postConditions, fee: 2000 }));
    await devnet.mine();
    const tx = await devnet.tx(txid);
    expect(tx.tx_status, tx.vm_error).toBe(status);
    if (status === 'success') return;
    expect(tx).toMatchObject({ event_count: 0, events: [] });
    const after = (await devnet.get(`/v2/accounts/${user.address}`)).json;
    expect(before - BigInt(after.balance)).toBe(2000n);
    expect(after.nonce).toBe(user.nonce);
    if (status === 'abort_by_post_condition') expect(tx.vm_error).toContain('Post-condition check failure');
  });

  it('keep the result that the function gave', async () => {
    const txid = await sendOk(devnet, user.call(bank, 'deposit', [Cl.uint(9)], { postConditionMode: Deny }));
    await devnet.mine();
    expect((await devnet.tx(txid)).tx_result.repr).toBe('(ok u9)');
  });

  it('take back only their own transaction out of a block of many', async () => {
    const counter = async (): Promise<bigint> =>
      BigInt((await readOnly(devnet, bank, 'get-counter')).result.replace('0x01', '0x'));
    const before = await counter();
    const txids: string[] = [];
    for (let index = 0; index < 6; index++) {
      txids.push(await sendOk(devnet, user.call(bank, 'bump')));
      txids.push(
        await sendOk(
          devnet,
          other.call(bank, 'deposit', [Cl.uint(1)], { postConditionMode: index % 2 === 0 ? Deny : Allow }),
        ),
      );
    }
    await devnet.mine();
    const statuses = await Promise.all(txids.map(async (txid) => (await devnet.tx(txid)).tx_status));
    expect(statuses.filter((status) => status === 'abort_by_post_condition').length).toBe(3);
    expect(statuses.filter((status) => status === 'success').length).toBe(9);
    expect((await counter()) - before).toBe(6n);
  });
});
