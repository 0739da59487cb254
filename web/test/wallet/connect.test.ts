import { describe, expect, it } from 'vitest';
import { type ConnectLibrary, ConnectWallet } from '../../src/wallet/connect';
import { type AgreedCall, review } from '../../src/wallet/review';
import type { WalletNetwork } from '../../src/wallet/wallet';
import { CONTRACTS, DEPOSIT, depositCall } from './calls';

const TESTNET: WalletNetwork = { network: 'testnet', chainId: 0x80000000, nodeUrl: 'http://node' };
const ADDRESS = 'ST1SFFJ5WSNW5YN4RS31VVP1QXPNN620TD7H90Q6W';
const TXID = 'ab'.repeat(32);

class FakeLibrary implements ConnectLibrary {
  readonly asked: { method: string; params: Record<string, unknown> }[] = [];
  isSelected = true;
  constructor(private readonly answers: Record<string, unknown>) {}

  async request(_: object, method: string, params: object): Promise<unknown> {
    this.asked.push({ method, params: params as Record<string, unknown> });
    const answer = this.answers[method];
    if (answer instanceof Error) {
      throw answer;
    }
    return answer;
  }

  isProviderSelected(): boolean {
    return this.isSelected;
  }

  disconnect(): void {
    this.asked.push({ method: 'disconnect', params: {} });
  }
}

const ADDRESSES = {
  addresses: [
    { address: 'bc1qxy', publicKey: '01' },
    { address: 'SP1SFFJ5WSNW5YN4RS31VVP1QXPNN620TD7H90Q6W', publicKey: '02' },
    { address: ADDRESS, publicKey: '03' },
  ],
};

function agreed(): AgreedCall {
  const { call } = review(depositCall(), DEPOSIT, CONTRACTS);
  if (call === null) {
    throw new Error('the fixture is agreed to');
  }
  return call;
}

async function connected(answers: Record<string, unknown>): Promise<{ library: FakeLibrary; wallet: ConnectWallet }> {
  const library = new FakeLibrary({ getAddresses: ADDRESSES, ...answers });
  return { library, wallet: await ConnectWallet.connect(TESTNET, async () => library) };
}

function rpcError(code: number, message: string): Error {
  return Object.assign(new Error(message), { code });
}

describe('connecting', () => {
  it('takes the account of the network among all that the wallet tells', async () => {
    const { wallet } = await connected({});
    expect(wallet).toMatchObject({ kind: 'connect', address: ADDRESS, publicKey: '03' });
  });

  it('says how to help when the wallet is on another network', async () => {
    const library = new FakeLibrary({ getAddresses: { addresses: ADDRESSES.addresses.slice(0, 2) } });
    await expect(ConnectWallet.connect(TESTNET, async () => library)).rejects.toThrow(/no Stacks account on testnet/);
  });

  it.each([-31_001, -32_000, 4001])('that the person broke off (%d) is no error of ours', async (code) => {
    const library = new FakeLibrary({ getAddresses: rpcError(code, 'x') });
    await expect(ConnectWallet.connect(TESTNET, async () => library)).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});

describe('calling', () => {
  it('asks in deny mode for exactly what was agreed, from the shown account', async () => {
    const { library, wallet } = await connected({ stx_callContract: { txid: TXID.toUpperCase() } });
    const call = agreed();
    expect(await wallet.callContract(call)).toBe(`0x${TXID}`);
    expect(library.asked.at(-1)).toEqual({
      method: 'stx_callContract',
      params: {
        contract: CONTRACTS.vault,
        functionName: 'deposit-stx',
        functionArgs: call.argumentsHex,
        postConditions: call.postConditionsHex,
        postConditionMode: 'deny',
        network: 'testnet',
        address: ADDRESS,
      },
    });
  });

  it('through a wallet that the browser forgot asks to connect again', async () => {
    const { library, wallet } = await connected({ stx_callContract: { txid: TXID } });
    library.isSelected = false;
    await expect(wallet.callContract(agreed())).rejects.toMatchObject({ code: 'NO_WALLET' });
  });

  it.each([
    [{ stx_callContract: rpcError(-32_000, 'User rejected') }, 'CANCELLED'],
    [{ stx_callContract: rpcError(-32_601, 'no such method') }, 'REFUSED'],
    // None of these proves that nothing was sent.
    [{ stx_callContract: rpcError(-32_603, 'boom') }, 'UNKNOWN'],
    [{ stx_callContract: new Error('the request was cancelled by a time-out') }, 'UNKNOWN'],
    [{ stx_callContract: { transaction: '00' } }, 'UNKNOWN'],
    [{ stx_callContract: { txid: 'nonsense' } }, 'UNKNOWN'],
  ])('that fails is told by its kind: %#', async (answers, code) => {
    const { wallet } = await connected(answers);
    await expect(wallet.callContract(agreed())).rejects.toMatchObject({ code });
  });
});
