import { Cl, Pc } from '@stacks/transactions';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Account, readOnly, send, sendOk } from './support/account.js';
import { BANK, SBTC, SBTC_ASSET } from './support/contracts.js';
import { DevnetProcess } from './support/devnetProcess.js';

const alice = new Account('alice');
const bob = new Account('bob');
const carol = new Account('carol');
const bank = `${alice.address}.bank`;
const FUNDS = 1_000_000_000_000n;
let devnet: DevnetProcess;

beforeAll(async () => {
  devnet = await DevnetProcess.start(
    ...alice.fund(),
    ...bob.fund(),
    ...carol.fund(),
    '--fund-sbtc',
    `${bob.address}=5000`,
    '--genesis-time',
    '1795400000',
  );
  await sendOk(devnet, alice.deploy('bank', BANK));
  await devnet.mine();
});

afterAll(() => devnet.stop());

async function stx(address: string): Promise<bigint> {
  return BigInt((await devnet.get(`/v2/accounts/${address}`)).json.balance);
}

function hex(value: any): string {
  return `0x${Cl.serialize(value).replace(/^0x/, '')}`;
}

describe('a block', () => {
  it('takes the best fee per byte first, nonces in sequence, and debits fees', async () => {
    const low = await sendOk(devnet, bob.call(bank, 'bump', [], { fee: 300 }));
    const high = await sendOk(devnet, bob.call(bank, 'bump', [], { fee: 90_000 }));
    const middle = await sendOk(devnet, carol.call(bank, 'bump', [], { fee: 2000 }));
    const before = await stx(bob.address);
    const mined = await devnet.mine();
    expect(mined.blocks[0].txs).toEqual([middle, low, high]);
    expect(before - (await stx(bob.address))).toBe(90_300n);
    expect((await devnet.get(`/v2/accounts/${bob.address}`)).json.nonce).toBe(2);
  });

  it('has the identity that its parts give', async () => {
    const info = (await devnet.get('/v2/info')).json;
    const latest = (await devnet.get('/extended/v2/blocks/latest')).json;
    const parts = Buffer.from(info.stacks_tip + info.stacks_tip_consensus_hash, 'hex');
    expect(latest.index_block_hash).toBe(`0x${createHash('sha512-256').update(parts).digest('hex')}`);
    expect(latest.hash).toBe(`0x${info.stacks_tip}`);
    const parent = (await devnet.get(`/extended/v2/blocks/${latest.height - 1}`)).json;
    expect(latest).toMatchObject({ parent_index_block_hash: parent.index_block_hash, parent_block_hash: parent.hash });
    expect((await devnet.get('/v3/tenures/info')).json.tip_block_id).toBe(latest.index_block_hash.slice(2));
  });

  it('has the heights and times that contracts see', async () => {
    await devnet.mine(2, 3);
    const { result } = await readOnly(devnet, bank, 'get-heights');
    const latest = (await devnet.get('/extended/v2/blocks/latest')).json;
    expect(result).toBe(
      hex(
        Cl.tuple({
          stacks: Cl.uint(latest.height),
          burn: Cl.uint(latest.burn_block_height),
          time: Cl.uint(latest.block_time),
          tenure: Cl.uint(latest.tenure_height),
        }),
      ),
    );
    const before = (await devnet.get(`/extended/v2/blocks/${latest.height - 1}`)).json;
    expect((await readOnly(devnet, bank, 'get-burn-time', [Cl.uint(before.height)])).result).toBe(
      hex(Cl.some(Cl.uint(before.burn_block_time))),
    );
  });

  it('moves chain time by 600 s for a burn block', async () => {
    const first = (await devnet.get('/extended/v2/blocks/latest')).json;
    await devnet.mine(0, 2);
    const second = (await devnet.get('/extended/v2/blocks/latest')).json;
    expect(second.burn_block_height - first.burn_block_height).toBe(2);
    expect(second.burn_block_time - first.burn_block_time).toBe(1200);
    expect(second.height - first.height).toBe(2);
  });

  it('keeps fee and nonce of a call that answers err, and nothing else of it', async () => {
    const txid = await sendOk(devnet, bob.call(bank, 'refuse'));
    const before = await readOnly(devnet, bank, 'get-counter');
    await devnet.mine();
    expect(await devnet.tx(txid)).toMatchObject({
      tx_status: 'abort_by_response',
      tx_result: { hex: hex(Cl.error(Cl.uint(100))), repr: '(err u100)' },
      event_count: 0,
      events: [],
    });
    expect(await readOnly(devnet, bank, 'get-counter')).toEqual(before);
    expect((await devnet.get(`/v2/accounts/${bob.address}`)).json.nonce).toBe(bob.nonce);
  });

  it.each(['divide-by-zero', 'panic'])('reports a runtime error: %s', async (fn) => {
    const txid = await sendOk(devnet, bob.call(bank, fn));
    await devnet.mine();
    const tx = await devnet.tx(txid);
    expect(tx).toMatchObject({
      tx_status: 'abort_by_response',
      tx_result: { hex: '0x0809', repr: '(err none)' },
      event_count: 0,
    });
    expect(tx.vm_error).toContain('Runtime');
  });

  it('runs several deploys and calls together, a broken deploy among them', async () => {
    const one = await sendOk(devnet, carol.deploy('one', '(define-public (go) (ok u1))'));
    const broken = await sendOk(devnet, carol.deploy('broken', '(define-public (go) (ok (undefined-thing)))'));
    const two = await sendOk(
      devnet,
      carol.deploy('two', '(print "hello") (define-public (go) (contract-call? .one go))'),
    );
    const later = await sendOk(devnet, carol.call(bank, 'bump'));
    const mined = await devnet.mine();
    expect(mined.blocks[0].txs).toEqual([one, broken, two, later]);
    expect(await devnet.tx(one)).toMatchObject({
      tx_status: 'success',
      tx_result: { hex: '0x0703' },
      tx_type: 'smart_contract',
    });
    expect(await devnet.tx(broken)).toMatchObject({
      tx_status: 'abort_by_response',
      tx_result: { hex: '0x0809' },
      vm_error: expect.stringContaining('undefined-thing'),
    });
    expect(await devnet.tx(two)).toMatchObject({ tx_status: 'success', event_count: 1 });
    const call = await sendOk(devnet, carol.call(`${carol.address}.two`, 'go'));
    await devnet.mine();
    expect((await devnet.tx(call)).tx_result.repr).toBe('(ok u1)');
    expect((await devnet.get(`/v2/contracts/source/${carol.address}/one`)).json.source).toBe(
      '(define-public (go) (ok u1))',
    );
    expect((await devnet.get(`/v2/contracts/interface/${carol.address}/one`)).json.functions[0]).toMatchObject({
      name: 'go',
      access: 'public',
    });
    expect((await devnet.get(`/v2/contracts/source/${carol.address}/broken`)).status).toBe(404);
  });

  it.each([1, 2, 3, 4, 5])('deploys Clarity %i', async (clarityVersion) => {
    const txid = await sendOk(
      devnet,
      carol.deploy(`version-${clarityVersion}`, '(define-public (go) (ok u1))', { clarityVersion }),
    );
    await devnet.mine();
    expect(await devnet.tx(txid)).toMatchObject({
      tx_status: 'success',
      smart_contract: { clarity_version: clarityVersion },
    });
  });

  it('leaves a deploy that waits for a call of the same account to the next block', async () => {
    const call = await sendOk(devnet, carol.call(bank, 'bump'));
    const deploy = await sendOk(devnet, carol.deploy('after-call', '(+ u1 u1)'));
    const mined = await devnet.mine(2);
    expect(mined.blocks.map((block: any) => block.txs)).toEqual([[call], [deploy]]);
  });

  it('runs calls in the first block of a tenure and deploys in the next', async () => {
    const call = await sendOk(devnet, bob.call(bank, 'bump'));
    const deploy = await sendOk(devnet, carol.deploy('after-burn', '(+ u1 u1)'));
    const mined = await devnet.mine(1, 1);
    expect(mined.blocks.map((block: any) => block.txs)).toEqual([[call], [deploy]]);
  });

  it('leaves out what can no longer pay its fee', async () => {
    const broke = new Account('broke');
    await sendOk(devnet, alice.transfer(broke.address, 10_000));
    await devnet.mine();
    const drain = await sendOk(
      devnet,
      broke.call(bank, 'drain', [Cl.uint(8500), Cl.principal(bob.address)], { fee: 1000 }),
    );
    const unpaid = await sendOk(devnet, broke.call(bank, 'bump', [], { fee: 900 }));
    const mined = await devnet.mine();
    expect(mined.blocks[0].txs).toEqual([drain]);
    expect(await devnet.tx(unpaid)).toMatchObject({ tx_status: 'pending' });
    await sendOk(devnet, alice.transfer(broke.address, 10_000));
    await devnet.mine(2);
    expect(await devnet.tx(unpaid)).toMatchObject({ tx_status: 'success' });
  });
});

describe('money', () => {
  it('moves by token transfer, to contracts too, with its memo', async () => {
    const txid = await sendOk(devnet, alice.transfer(bank, 12345));
    await devnet.mine();
    expect(await devnet.tx(txid)).toMatchObject({
      tx_type: 'token_transfer',
      tx_status: 'success',
      tx_result: { hex: '0x0703' },
      token_transfer: { recipient_address: bank, amount: '12345' },
      events: [
        {
          event_type: 'stx_asset',
          asset: { asset_event_type: 'transfer', sender: alice.address, recipient: bank, amount: '12345' },
        },
      ],
    });
    expect(await stx(bank)).toBeGreaterThanOrEqual(12345n);
  });

  it('is paid out by a contract under as-contract?, and the caller is the origin', async () => {
    await sendOk(devnet, alice.call(bank, 'deposit', [Cl.uint(700)]));
    await devnet.mine();
    const before = await stx(carol.address);
    const payout = await sendOk(
      devnet,
      bob.call(bank, 'payout', [Cl.uint(300), Cl.principal(carol.address)], {
        postConditionMode: 2,
        postConditions: [Pc.principal(bank).willSendEq(300).ustx()],
      }),
    );
    const asked = await sendOk(devnet, bob.call(bank, 'ask'));
    await devnet.mine();
    expect(await devnet.tx(payout)).toMatchObject({ tx_status: 'success', event_count: 2 });
    expect((await stx(carol.address)) - before).toBe(300n);
    const { events } = await devnet.tx(asked);
    expect(events[0].contract_log.value.repr).toBe(
      `(tuple (caller '${bob.address}) (sender '${bob.address}) (topic "asked"))`,
    );
  });

  it('is sBTC of the real token: faucet, transfer, balance, payout from a contract', async () => {
    const granted = (await devnet.post(`/extended/v1/faucets/sbtc?address=${alice.address}&amount=9000`)).json;
    expect(granted.success).toBe(true);
    const gift = (await devnet.post(`/extended/v1/faucets/stx?address=${alice.address}&amount=7`)).json;
    await devnet.mine();
    expect(await devnet.tx(granted.txId.slice(2))).toMatchObject({
      tx_status: 'success',
      events: [
        {
          event_type: 'fungible_token_asset',
          asset: { asset_event_type: 'transfer', asset_id: SBTC_ASSET, recipient: alice.address, amount: '9000' },
        },
      ],
    });
    expect((await devnet.tx(gift.txId.slice(2))).tx_status).toBe('success');
    const memo = Cl.some(Cl.bufferFromHex('6869'));
    const move = await sendOk(
      devnet,
      alice.call(SBTC, 'transfer', [Cl.uint(4000), Cl.principal(alice.address), Cl.principal(bank), memo], {
        postConditionMode: 2,
        postConditions: [
          Pc.principal(alice.address)
            .willSendEq(4000)
            .ft(SBTC as any, 'sbtc-token'),
        ],
      }),
    );
    await devnet.mine();
    const moved = await devnet.tx(move);
    expect(moved.tx_status).toBe('success');
    expect(moved.events.find((event: any) => event.event_type === 'smart_contract_log').contract_log).toMatchObject({
      contract_id: SBTC,
      value: { repr: '0x6869' },
    });
    const payout = await sendOk(
      devnet,
      carol.call(bank, 'payout-sbtc', [Cl.uint(1500), Cl.principal(carol.address)], {
        postConditionMode: 2,
        postConditions: [
          Pc.principal(bank as any)
            .willSendEq(1500)
            .ft(SBTC as any, 'sbtc-token'),
        ],
      }),
    );
    await devnet.mine();
    expect((await devnet.tx(payout)).tx_status).toBe('success');
    for (const [who, amount] of [
      [alice.address, 5000],
      [bank, 2500],
      [carol.address, 1500],
      [bob.address, 5000],
    ] as const) {
      const read = await readOnly(devnet, SBTC, 'get-balance', [Cl.principal(who)]);
      expect(read.result, who).toBe(hex(Cl.ok(Cl.uint(amount))));
      expect((await devnet.get(`/extended/v1/address/${who}/balances`)).json.fungible_tokens[SBTC_ASSET].balance).toBe(
        String(amount),
      );
    }
  });

  it('is conserved: what left the accounts is with the miner', async () => {
    const { stx: view } = (await devnet.get(`/extended/v1/address/${alice.address}/balances`)).json;
    const spentOnFees = FUNDS + BigInt(view.total_received) - FUNDS - BigInt(view.total_sent) - BigInt(view.balance);
    expect(spentOnFees).toBeGreaterThan(0n);
  });

  it('is not given to a bad address', async () => {
    expect((await devnet.post('/extended/v1/faucets/stx?address=ST123')).status).toBe(400);
    expect((await devnet.post(`/extended/v1/faucets/stx?address=${bob.address}&amount=-1`)).status).toBe(400);
    expect((await send(devnet, await alice.transfer(bob.address, 1, { nonce: 0 }))).status).toBe(400);
  });
});
