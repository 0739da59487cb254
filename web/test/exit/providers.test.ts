import { describe, expect, it } from 'vitest';
import { addressesOf, type Provider, send, WalletRefusal, walletsIn } from '../../src/exit/providers';

const ADDRESS = 'ST1SFFJ5WSNW5YN4RS31VVP1QXPNN620TD7H90Q6W';
const TXID = 'ab'.repeat(32);

class Fake implements Provider {
  readonly asked: { method: string; params: unknown }[] = [];
  constructor(private readonly answer: unknown) {}

  async request(method: string, params?: object): Promise<unknown> {
    this.asked.push({ method, params });
    if (this.answer instanceof Error) throw this.answer;
    return this.answer;
  }
}

const CALL = {
  contract: `${ADDRESS}.liquidity-pool-vault`,
  functionName: 'withdraw',
  argumentsHex: ['0d0000000353545f'],
  postConditionsHex: ['00'],
} as const;

describe('wallets of the browser', () => {
  it('finds those that announce themselves and those that do not, each once', () => {
    const [leather, xverse, other] = [new Fake({}), new Fake({}), new Fake({})];
    const found = walletsIn({
      wbip_providers: [
        { id: 'Nested.Other', name: 'Other' },
        { id: 'LeatherProvider', name: 'Leather 7' },
        { id: 'Gone' },
      ],
      LeatherProvider: leather,
      XverseProviders: { StacksProvider: xverse },
      StacksProvider: leather,
      Nested: { Other: other },
    });
    expect(found.map((it) => it.name)).toEqual(['Other', 'Leather 7', 'Xverse']);
  });

  it('finds none where there is none', () => {
    expect(walletsIn({ btc_providers: 'no list', StacksProvider: { name: 'asks nothing' } })).toEqual([]);
  });
});

describe('asking a wallet', () => {
  it('takes the Stacks addresses out of the envelope', async () => {
    const wallet = new Fake({ jsonrpc: '2.0', result: { addresses: [{ address: 'bc1q' }, { address: ADDRESS }] } });
    expect(await addressesOf(wallet)).toEqual([ADDRESS]);
  });

  it('hands over exactly the call, in deny mode', async () => {
    const wallet = new Fake({ result: { txid: TXID } });
    expect(await send(wallet, CALL, ADDRESS, 'testnet')).toBe(`0x${TXID}`);
    expect(wallet.asked).toEqual([
      {
        method: 'stx_callContract',
        params: {
          contract: CALL.contract,
          functionName: 'withdraw',
          functionArgs: CALL.argumentsHex,
          postConditions: CALL.postConditionsHex,
          postConditionMode: 'deny',
          network: 'testnet',
          address: ADDRESS,
        },
      },
    ]);
  });

  it.each([
    [new Error('User rejected'), /User rejected/],
    [{ error: { code: 4001, message: 'denied' } }, /denied/],
    [{ result: {} }, /did not say which transaction/],
  ])('says what the wallet did not do: %s', async (answer, words) => {
    await expect(send(new Fake(answer), CALL, ADDRESS, 'mainnet')).rejects.toThrow(words);
    await expect(send(new Fake(answer), CALL, ADDRESS, 'mainnet')).rejects.toBeInstanceOf(WalletRefusal);
  });
});
