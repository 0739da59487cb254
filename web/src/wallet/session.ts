/** Who acts on this page: the chosen account, kept over a reload. Code that signs is loaded when somebody signs. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { Network } from '../api/shapes';
import { storedJson, storeJson, whenStored } from '../app/stored';
import type { Wallet, WalletNetwork } from './wallet';

export type Person =
  | { readonly kind: 'development'; readonly account: number; readonly address: string }
  | { readonly kind: 'connect'; readonly address: string; readonly publicKey: string | null };

const KEY = 'bithedge.account';

const current = signal<Person | null>(restored());

/** Null: nobody is connected, the pages can be read. */
export const person: ReadonlySignal<Person | null> = current;

function restored(): Person | null {
  const kept = storedJson(KEY) as Person | null;
  return kept !== null && typeof kept.address === 'string' && ['development', 'connect'].includes(kept.kind)
    ? kept
    : null;
}

// One account for all tabs: a tab never goes on acting for one that another tab has left.
whenStored(KEY, () => {
  current.value = restored();
});

function become(next: Person | null): void {
  current.value = next;
  storeJson(KEY, next);
}

export function walletNetwork(network: Network): WalletNetwork {
  return { network: network.network, chainId: network.chainId, nodeUrl: network.nodeUrl };
}

/** Takes one of the eight public accounts, and asks the faucets for what it lacks. Answers whether funds are on their way. */
export async function becomeDevelopmentAccount(account: number, network: Network): Promise<boolean> {
  const { DevelopmentWallet } = await import('./development');
  const wallet = new DevelopmentWallet(account, walletNetwork(network));
  become({ kind: 'development', account, address: wallet.address });
  return wallet.fund(network.contracts.sbtcToken);
}

export async function connectWallet(network: Network): Promise<void> {
  const { ConnectWallet } = await import('./connect');
  const wallet = await ConnectWallet.connect(walletNetwork(network));
  become({ kind: 'connect', address: wallet.address, publicKey: wallet.publicKey });
}

export async function disconnect(): Promise<void> {
  const before = current.value;
  become(null);
  if (before?.kind === 'connect') {
    const { disconnectLibrary } = await import('./connect');
    await disconnectLibrary();
  }
}

/** The wallet of the chosen account, ready to sign. */
export async function openWallet(who: Person, network: Network): Promise<Wallet> {
  if (who.kind === 'development') {
    const { DevelopmentWallet } = await import('./development');
    return new DevelopmentWallet(who.account, walletNetwork(network));
  }
  const { ConnectWallet } = await import('./connect');
  return ConnectWallet.restored(who, walletNetwork(network));
}

export function personLabel(who: Person): string {
  return who.kind === 'development' ? `Development account ${who.account}` : 'Your wallet';
}

/** Whether this account belongs to the network: one that was chosen for another is let go. */
export function fits(who: Person, network: Network): boolean {
  if (who.kind === 'development') return network.developmentWallet;
  return (network.network === 'mainnet' ? /^S[PM]/ : /^S[TN]/).test(who.address);
}
