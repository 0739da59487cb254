/** Which network the chain says it is. Set once, before anything of the chain exists. */
export type NetworkName = 'testnet' | 'mainnet';

/** Which routes an API has: those before its version 9, those since, or both as version 9 does until they are switched off. */
export type ApiGeneration = 'old' | 'both' | 'new';

/** How a node estimates fees: `flat` by size alone, `market` as one that watches a fee market, `none` as one that is not set up to. */
export type FeeMode = 'flat' | 'market' | 'none';

export interface Network {
  readonly name: NetworkName;
  readonly txVersion: number;
  readonly chainId: number;
  readonly peerVersion: number;
  readonly parentNetworkId: number;
}

const NETWORKS: Record<NetworkName, Network> = {
  testnet: {
    name: 'testnet',
    txVersion: 0x80,
    chainId: 0x80000000,
    peerVersion: 4207599114,
    parentNetworkId: 3669344250, // regtest
  },
  mainnet: { name: 'mainnet', txVersion: 0x00, chainId: 1, peerVersion: 402653196, parentNetworkId: 3652501241 },
};

let current = NETWORKS.testnet;

export function network(): Network {
  return current;
}

export function useNetwork(name: NetworkName): void {
  current = NETWORKS[name];
}

/** What the VM, which is always a test network inside, must not say on mainnet, and what stands in its place: found nowhere else. */
const IN_VM: readonly (readonly [word: RegExp, plain: string, stands: string])[] = [
  [/(?<![\w-])chain-id(?![\w-])/g, 'chain-id', '(+ u1 u0)'],
  [/(?<![\w-])is-in-mainnet(?![\w-])/g, 'is-in-mainnet', '(is-eq u1 (+ u1 u0))'],
];

/** The source of a contract as the VM runs it. */
export function sourceForVm(source: string): string {
  return current.name === 'mainnet' ? IN_VM.reduce((text, [word, , stands]) => text.replace(word, stands), source) : source;
}

/** The source as it was deployed. */
export function sourceAsDeployed(source: string): string {
  return current.name === 'mainnet'
    ? [...IN_VM].reverse().reduce((text, [, plain, stands]) => text.replaceAll(stands, plain), source)
    : source;
}
