/**
 * Names of the Bitcoin Name System, version 2, as a node tells them: the pool's, or the one that was named for checks. A name is beside an address and never instead of it: whoever
 * owns a name may give it away. Nothing waits for one, and a node that does not tell is left alone for a while.
 */
import { signal } from '@preact/signals';
import type { Network } from '../api/shapes';
import { chosenNode } from '../verify/nodeChoice';
import type { ReadName } from './primary';

/** Source: the deployments of BNS-V2. On a devnet it is there when whoever deployed the pool deployed it too. */
const DEPLOYERS = {
  mainnet: 'SP2QEZ06AGJ3RKJPBV14SY1V5BBFNAW33D96YPGZF',
  testnet: 'ST2QEZ06AGJ3RKJPBV14SY1V5BBFNAW33D9SZJQ0M',
} as const;

export function namesContract(network: Network): string {
  const own = network.contracts.vault.split('.')[0] ?? '';
  return `${network.network === 'devnet' ? own : DEPLOYERS[network.network]}.BNS-V2`;
}

/** Names change seldom. */
const KEPT_MS = 10 * 60_000;
/** After a failure nothing is asked for so long. */
const REST_MS = 5 * 60_000;
const MOST_KEPT = 200;

interface Known {
  /** null: the address has none */
  readonly name: string | null;
  readonly untilMs: number;
}

/** What was asked, of one node and contract; the oldest are forgotten. One question at a time. */
export class Names {
  private readonly found = signal<ReadonlyMap<string, Known>>(new Map());
  private readonly wanted: string[] = [];
  private isAsking = false;
  private restsUntilMs = 0;

  constructor(
    private readonly read: ReadName,
    private readonly nowMs: () => number = Date.now,
  ) {}

  /** What is known now; asks for it when nothing is. */
  of(address: string): string | null {
    const known = this.found.value.get(address);
    if (known === undefined || known.untilMs <= this.nowMs()) this.want(address);
    return known?.name ?? null;
  }

  private want(address: string): void {
    if (this.restsUntilMs > this.nowMs() || this.wanted.includes(address) || this.wanted.length >= MOST_KEPT) return;
    this.wanted.push(address);
    if (!this.isAsking) void this.ask();
  }

  private async ask(): Promise<void> {
    this.isAsking = true;
    // Behind what is being drawn.
    await Promise.resolve();
    for (let next = this.wanted[0]; next !== undefined; next = this.wanted[0]) {
      try {
        this.keep(next, await this.read(next));
        this.wanted.shift();
      } catch {
        this.wanted.length = 0;
        this.restsUntilMs = this.nowMs() + REST_MS;
      }
    }
    this.isAsking = false;
  }

  private keep(address: string, name: string | null): void {
    const others = [...this.found.value].filter(([it]) => it !== address).slice(1 - MOST_KEPT);
    this.found.value = new Map([...others, [address, { name, untilMs: this.nowMs() + KEPT_MS }]]);
  }
}

let shared: { readonly key: string; readonly names: Names } | undefined;

/** One for all that the pages show. The code that asks is loaded with the first question. */
export function namesOf(network: Network): Names {
  const contract = namesContract(network);
  const node = chosenNode(network.nodeUrl);
  const key = `${node} ${contract}`;
  if (shared?.key !== key) {
    const read: ReadName = async (address) => {
      const { primaryName } = await import('./primary');
      return primaryName(node, contract, address);
    };
    shared = { key, names: new Names(read) };
  }
  return shared.names;
}
