/** What registry, vault and oracle have of a policy, from any node: map entries, all of one block. */
import { Cl } from '@stacks/transactions';
import { NodeError, type NodeReader, type ReadAt } from '../claim/node';

/** A row of `policies`. */
export interface PolicyRow {
  readonly owner: string;
  readonly policyType: string;
  readonly style: string;
  readonly strike: bigint;
  readonly amount: bigint;
  readonly expirationHeight: bigint;
  readonly token: string;
  readonly tier: string;
  readonly collateral: bigint;
  readonly premium: bigint;
  readonly status: string;
}

/** A row of `locks`; `premium` is net of the fee. */
export interface LockRow {
  readonly registry: string;
  readonly owner: string;
  readonly token: string;
  readonly tier: string;
  readonly epoch: bigint;
  readonly collateral: bigint;
  readonly premium: bigint;
}

/** A row of `recorded-prices`. `previous`: the height of the record before, 0 for none; `observedAt` in seconds. */
export interface PriceRecord {
  readonly height: bigint;
  readonly price: bigint;
  readonly previous: bigint;
  readonly observedAt: bigint;
}

/** When activation was asked for: Bitcoin block, and seconds of the Stacks block. */
export interface Request {
  readonly height: bigint;
  readonly time: bigint;
}

/** Records that count: of heights `from` to `to`, observed later than `after` (seconds; 0: whenever). */
export interface Window {
  readonly from: bigint;
  readonly to: bigint;
  readonly after: bigint;
}

export type PriceAsset = 'BTC' | 'STX';

export interface PolicyContracts {
  readonly registry: string;
  readonly vault: string;
  readonly oracle: string;
}

/** Heights looked at together: a record is rarely more than three behind another. */
const AT_ONCE = 6;

export class PolicyNode {
  constructor(
    private readonly node: Pick<NodeReader, 'entry'>,
    private readonly contracts: PolicyContracts,
    private readonly at: ReadAt,
  ) {}

  async policy(id: number): Promise<PolicyRow> {
    const fields = await this.node.entry(this.contracts.registry, 'policies', Cl.uint(id), this.at);
    if (fields === null) {
      throw new NodeError(`The registry has no policy ${id}.`);
    }
    return {
      owner: fields.text('owner'),
      policyType: fields.text('policy-type'),
      style: fields.text('style'),
      strike: fields.uint('strike'),
      amount: fields.uint('amount'),
      expirationHeight: fields.uint('expiration-height'),
      token: fields.text('token'),
      tier: fields.text('tier'),
      collateral: fields.uint('collateral'),
      premium: fields.uint('premium'),
      status: fields.text('status'),
    };
  }

  /** The activation that was pending behind an older block; null when there was none. The node must know that block. */
  async request(id: number, indexBlockHash: string): Promise<Request | null> {
    const then = { ...this.at, indexBlockHash: indexBlockHash.replace(/^0x/, '') };
    const fields = await this.node.entry(this.contracts.registry, 'policies', Cl.uint(id), then);
    const pending = fields?.optional('activation') ?? null;
    return pending === null ? null : { height: pending.uint('height'), time: pending.uint('time') };
  }

  /** Null when nothing is locked (any more). */
  async lock(id: number): Promise<LockRow | null> {
    const fields = await this.node.entry(this.contracts.vault, 'locks', Cl.uint(id), this.at);
    return fields === null
      ? null
      : {
          registry: fields.text('registry'),
          owner: fields.text('owner'),
          token: fields.text('token'),
          tier: fields.text('tier'),
          epoch: fields.uint('epoch'),
          collateral: fields.uint('collateral'),
          premium: fields.uint('premium'),
        };
  }

  /** The first record of a window, found by looking at its heights one by one: nobody names it to us. Null when there is none. */
  async firstPrice(asset: PriceAsset, window: Window): Promise<PriceRecord | null> {
    const last = await this.node.entry(this.contracts.oracle, 'last-prices', Cl.stringAscii(asset), this.at);
    const newest = last?.uint('height') ?? 0n;
    const to = newest < window.to ? newest : window.to;
    for (let from = window.from; from <= to; from += BigInt(AT_ONCE)) {
      const heights = Array.from({ length: AT_ONCE }, (_, i) => from + BigInt(i)).filter((it) => it <= to);
      const records = await Promise.all(heights.map((it) => this.#record(asset, it)));
      const first = records.find((it) => it !== null && it.observedAt > window.after);
      if (first) return first;
    }
    return null;
  }

  async #record(asset: PriceAsset, height: bigint): Promise<PriceRecord | null> {
    const key = Cl.tuple({ asset: Cl.stringAscii(asset), height: Cl.uint(height) });
    const fields = await this.node.entry(this.contracts.oracle, 'recorded-prices', key, this.at);
    return fields === null
      ? null
      : {
          height,
          price: fields.uint('price'),
          previous: fields.uint('previous'),
          observedAt: fields.uint('observed-at'),
        };
  }
}
