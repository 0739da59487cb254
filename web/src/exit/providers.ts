/** Wallets that the browser has, by SIP-030 and WBIP-004: no library, so that the page is one file. */
import type { WithdrawCall } from '../claim/withdraw';

export interface Provider {
  request(method: string, params?: object): Promise<unknown>;
}

export interface FoundWallet {
  readonly name: string;
  readonly provider: Provider;
}

/** What a wallet did not do, as a sentence. */
export class WalletRefusal extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'WalletRefusal';
  }
}

interface Announced {
  readonly id?: string;
  readonly name?: string;
}

type Place = Record<string, unknown>;

/** Where wallets announce themselves, and where those that do not are known to be. */
const LISTS = ['wbip_providers', 'webbtc_providers', 'btc_providers'];
const USUAL: readonly Announced[] = [
  { id: 'LeatherProvider', name: 'Leather' },
  { id: 'XverseProviders.StacksProvider', name: 'Xverse' },
  { id: 'StacksProvider', name: 'Stacks wallet' },
];

function at(place: Place, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, name) => (inner as Place | undefined)?.[name], place);
}

function isProvider(value: unknown): value is Provider {
  return typeof (value as Provider | undefined)?.request === 'function';
}

export function walletsIn(place: Place): FoundWallet[] {
  const announced = LISTS.flatMap((list) => (Array.isArray(place[list]) ? (place[list] as Announced[]) : []));
  const found = new Map<Provider, FoundWallet>();
  for (const { id, name } of [...announced, ...USUAL]) {
    const provider = id === undefined ? undefined : at(place, id);
    if (isProvider(provider) && !found.has(provider)) {
      found.set(provider, { name: name ?? id ?? 'wallet', provider });
    }
  }
  return [...found.values()];
}

/** Wallets answer with a JSON-RPC envelope, or with its result alone. */
async function ask(provider: Provider, method: string, params: object): Promise<Place> {
  let answer: unknown;
  try {
    answer = await provider.request(method, params);
  } catch (failed) {
    const message = (failed as { error?: { message?: string }; message?: string } | null) ?? {};
    throw new WalletRefusal(`The wallet: ${message.error?.message ?? message.message ?? String(failed)}`);
  }
  const { error, result } = (answer ?? {}) as { error?: { message?: string }; result?: unknown };
  if (error) {
    throw new WalletRefusal(`The wallet: ${error.message ?? 'it refused'}`);
  }
  return (result ?? answer ?? {}) as Place;
}

/** The Stacks addresses of the wallet. */
export async function addressesOf(provider: Provider): Promise<string[]> {
  const { addresses } = await ask(provider, 'getAddresses', {});
  return (Array.isArray(addresses) ? (addresses as { address?: string }[]) : [])
    .map((it) => it.address ?? '')
    .filter((it) => /^S[A-Z0-9]{27,41}$/.test(it));
}

/** Answers the transaction id with `0x`. */
export async function send(provider: Provider, call: WithdrawCall, address: string, network: string): Promise<string> {
  const answer = await ask(provider, 'stx_callContract', {
    contract: call.contract,
    functionName: call.functionName,
    functionArgs: call.argumentsHex,
    postConditions: call.postConditionsHex,
    postConditionMode: 'deny',
    network,
    address,
  });
  const txid = String(answer.txid ?? '')
    .toLowerCase()
    .replace(/^0x/, '');
  if (!/^[0-9a-f]{64}$/.test(txid)) {
    throw new WalletRefusal('The wallet did not say which transaction it sent. Please look into the wallet.');
  }
  return `0x${txid}`;
}
