/** Wallets of other makers by SIP-030, for testnet and mainnet. The library is loaded when somebody connects, not before. */
import { deserializeCV, type TupleCV } from '@stacks/transactions';
import type { AgreedCall } from './review';
import {
  type StructuredMessage,
  type StructuredSignature,
  type Wallet,
  WalletError,
  type WalletNetwork,
} from './wallet';

/** The part of `@stacks/connect` 8 that is used; tests give their own. */
export interface ConnectLibrary {
  request(options: object, method: string, params: object): Promise<unknown>;
  /** Whether it remembers a wallet: without one it would ask again, behind our dialog. */
  isProviderSelected(): boolean;
  disconnect(): void;
}

interface AddressEntry {
  readonly address: string;
  readonly publicKey?: string;
}

const loadLibrary = async (): Promise<ConnectLibrary> => (await import('@stacks/connect')) as unknown as ConnectLibrary;

/** Nothing of the person is kept by the library; only which wallet was chosen. */
const OPTIONS = { enableLocalStorage: false };

/** Error codes of the library and of wallets for "the person said no": JSON-RPC, EIP-1193 and the closed dialog. */
const CANCELLED_CODES = new Set([-32_000, -31_001, 4001]);

/** JSON-RPC: the request was not valid, not known, or had parameters that were not taken. */
const NOT_UNDERSTOOD_CODES = new Set([-32_600, -32_601, -32_602]);

/** Which addresses belong to the network: SP and SM on mainnet, ST and SN on the others. */
function belongs(address: string, network: WalletNetwork): boolean {
  return (network.network === 'mainnet' ? /^S[PM][0-9A-Z]+$/ : /^S[TN][0-9A-Z]+$/).test(address);
}

function toWalletError(e: unknown): WalletError {
  if (e instanceof WalletError) {
    return e;
  }
  const code = Number((e as { code?: unknown } | null)?.code ?? Number.NaN);
  const message = e instanceof Error ? e.message : String(e);
  if (CANCELLED_CODES.has(code) || /^user (cancel|reject|denied)/i.test(message)) {
    return new WalletError('CANCELLED', 'You closed the wallet without signing. Nothing was sent.');
  }
  if (NOT_UNDERSTOOD_CODES.has(code)) {
    return new WalletError('REFUSED', 'Your wallet does not know this kind of request. Nothing was sent.');
  }
  return new WalletError('UNKNOWN', 'Your wallet did not say whether it sent it. Please look into the wallet.');
}

export class ConnectWallet implements Wallet {
  readonly kind = 'connect';
  readonly label = 'Your wallet';

  private constructor(
    readonly address: string,
    readonly publicKey: string | null,
    private readonly network: WalletNetwork,
    private readonly load: () => Promise<ConnectLibrary>,
  ) {}

  /** An account that was connected before the page was loaded; the library remembers which wallet it is in. */
  static restored(
    account: { readonly address: string; readonly publicKey: string | null },
    network: WalletNetwork,
    load = loadLibrary,
  ): ConnectWallet {
    return new ConnectWallet(account.address, account.publicKey, network, load);
  }

  /** Lets the person choose a wallet and asks it for the account on this network. */
  static async connect(network: WalletNetwork, load = loadLibrary): Promise<ConnectWallet> {
    try {
      const library = await load();
      const answer = (await library.request({ ...OPTIONS, forceWalletSelect: true }, 'getAddresses', {
        network: network.network,
      })) as { addresses?: readonly AddressEntry[] } | undefined;
      const entry = answer?.addresses?.find((it) => belongs(it.address, network));
      if (entry === undefined) {
        throw new WalletError(
          'WRONG_ACCOUNT',
          `Your wallet has no Stacks account on ${network.network}. Switch the network in the wallet and connect again.`,
        );
      }
      return new ConnectWallet(entry.address, entry.publicKey ?? null, network, load);
    } catch (e) {
      throw toWalletError(e);
    }
  }

  async callContract(call: AgreedCall): Promise<string> {
    const answer = await this.#request<{ txid?: string }>('stx_callContract', {
      contract: call.contract,
      functionName: call.functionName,
      functionArgs: call.argumentsHex,
      postConditions: call.postConditionsHex,
      postConditionMode: 'deny',
      network: this.network.network,
      address: this.address,
    });
    const txid = (answer.txid ?? '').toLowerCase().replace(/^0x/, '');
    if (!/^[0-9a-f]{64}$/.test(txid)) {
      throw new WalletError(
        'UNKNOWN',
        'Your wallet did not say which transaction it sent. Please look into the wallet.',
      );
    }
    return `0x${txid}`;
  }

  async signStructured(message: StructuredMessage): Promise<StructuredSignature> {
    const answer = await this.#request<{ signature: string; publicKey: string }>('stx_signStructuredMessage', {
      domain: deserializeCV(message.domainHex) as TupleCV,
      message: deserializeCV(message.messageHex),
    });
    return { signature: answer.signature.replace(/^0x/, ''), publicKey: answer.publicKey.replace(/^0x/, '') };
  }

  async #request<T>(method: string, params: object): Promise<T> {
    try {
      const library = await this.load();
      if (!library.isProviderSelected()) {
        throw new WalletError(
          'NO_WALLET',
          'This browser does not know your wallet any more. Disconnect and connect it again.',
        );
      }
      return (await library.request(OPTIONS, method, params)) as T;
    } catch (e) {
      throw toWalletError(e);
    }
  }
}

/** Lets go of the chosen wallet. */
export async function disconnectLibrary(load = loadLibrary): Promise<void> {
  (await load()).disconnect();
}
