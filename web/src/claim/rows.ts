/** The vault's rows from any Stacks node: map entries, all of one block. */
import { Cl, type ClarityValue, cvToValue, deserializeCV, serializeCV } from '@stacks/transactions';
import { type AccountRow, type BookRow, phaseOf, type Rows, type VintageRow } from './claim';
import type { BookName, Leaf } from './leaf';

type Fetch = (input: string, init?: RequestInit) => Promise<Response>;

/** A node that did not answer, or not with what it is known to answer. */
export class NodeError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NodeError';
  }
}

export interface Tip {
  readonly height: number;
  readonly burnHeight: bigint;
  readonly chainId: number;
}

const TIMEOUT_MS = 15_000;

function key(book: BookName, more: Record<string, ClarityValue> = {}): ClarityValue {
  return Cl.tuple({ token: Cl.stringAscii(book.token), tier: Cl.stringAscii(book.tier), ...more });
}

/** One field of a tuple; refuses what is not there. */
class Fields {
  constructor(
    private readonly what: string,
    private readonly tuple: Record<string, ClarityValue>,
  ) {}

  #field(name: string): ClarityValue {
    const value = this.tuple[name];
    if (value === undefined) {
      throw new NodeError(`${this.what}: expected a field ${name}, got ${Object.keys(this.tuple).join(', ')}`);
    }
    return value;
  }

  uint(name: string): bigint {
    const value = this.#field(name);
    if (value.type !== 'uint') {
      throw new NodeError(`${this.what}: ${name}: expected a uint, got ${value.type}`);
    }
    return BigInt(value.value);
  }

  bool(name: string): boolean {
    return cvToValue(this.#field(name)) === true;
  }

  hex(name: string): string {
    const value = this.#field(name);
    if (value.type !== 'buffer') {
      throw new NodeError(`${this.what}: ${name}: expected a buffer, got ${value.type}`);
    }
    return value.value.replace(/^0x/, '');
  }
}

export class VaultNode {
  readonly #url: string;
  readonly #map: string;

  constructor(
    url: string,
    vault: string,
    private readonly fetchImpl: Fetch = (input, init) => fetch(input, init),
  ) {
    this.#url = url.trim().replace(/\/+$/, '');
    this.#map = vault.replace('.', '/');
  }

  async tip(): Promise<Tip> {
    const info = (await this.#json('/v2/info')) as Record<string, unknown>;
    const { stacks_tip_height: height, burn_block_height: burn, network_id: chainId } = info;
    if (typeof height !== 'number' || typeof burn !== 'number' || typeof chainId !== 'number') {
      throw new NodeError('/v2/info: expected the heights of a Stacks node');
    }
    return { height, burnHeight: BigInt(burn), chainId };
  }

  /** Everything that the claim of a leaf needs, and what it can be shown without one. */
  async rows(book: BookName, provider: string, leaf: Leaf | null): Promise<Rows> {
    const tip = await this.tip();
    const row = await this.#book(book);
    const epochs = new Set([row.epoch, ...(leaf?.weights.map((it) => it.epoch) ?? [])]);
    const vintages = new Map<bigint, VintageRow>();
    for (const epoch of epochs) {
      const vintage = await this.#vintage(book, epoch);
      if (vintage !== null) vintages.set(epoch, vintage);
    }
    return { book: row, vintages, account: await this.#account(book, provider), phase: phaseOf(row, tip.burnHeight) };
  }

  async #book(book: BookName): Promise<BookRow> {
    const fields = await this.#entry('books', key(book));
    if (fields === null) {
      throw new NodeError(`The vault has no book ${book.token} ${book.tier}.`);
    }
    return {
      ...book,
      epoch: fields.uint('epoch'),
      endsAt: fields.uint('ends-at'),
      capacity: fields.uint('capacity'),
      used: fields.uint('used'),
      root: fields.hex('root'),
      capital: fields.uint('capital'),
      locked: fields.uint('locked'),
      premiumPending: fields.uint('premium-pending'),
      premiumEarned: fields.uint('premium-earned'),
      closed: fields.bool('closed'),
    };
  }

  async #vintage(book: BookName, epoch: bigint): Promise<VintageRow | null> {
    const fields = await this.#entry('vintages', key(book, { epoch: Cl.uint(epoch) }));
    return fields === null
      ? null
      : {
          epoch,
          weight: fields.uint('weight'),
          locked: fields.uint('locked'),
          losses: fields.uint('losses'),
          premiumPending: fields.uint('premium-pending'),
          premiumEarned: fields.uint('premium-earned'),
        };
  }

  async #account(book: BookName, provider: string): Promise<AccountRow> {
    const fields = await this.#entry('accounts', key(book, { provider: Cl.principal(provider) }));
    const uint = (name: string) => fields?.uint(name) ?? 0n;
    return {
      depositedEver: uint('deposited-ever'),
      withdrawnEver: uint('withdrawn-ever'),
      premiumWithdrawnEver: uint('premium-withdrawn-ever'),
      label: uint('label'),
      deposited: uint('deposited'),
      withdrawn: uint('withdrawn'),
      depositedNext: uint('deposited-next'),
    };
  }

  async #entry(map: string, of: ClarityValue): Promise<Fields | null> {
    const path = `/v2/map_entry/${this.#map}/${map}?proof=0`;
    const answer = (await this.#json(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(serializeCV(of)),
    })) as { data?: unknown };
    if (typeof answer.data !== 'string') {
      throw new NodeError(`${map}: expected a map entry`);
    }
    const value = deserializeCV(answer.data);
    if (value.type === 'none') return null;
    if (value.type !== 'some' || value.value.type !== 'tuple') {
      throw new NodeError(`${map}: expected an optional tuple, got ${value.type}`);
    }
    return new Fields(map, value.value.value);
  }

  async #json(path: string, init?: RequestInit): Promise<unknown> {
    let response: Response;
    try {
      response = await this.fetchImpl(this.#url + path, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
    } catch {
      throw new NodeError(`The node at ${this.#url} does not answer.`);
    }
    if (!response.ok) {
      throw new NodeError(`The node answered ${response.status} to ${path.split('?')[0]}.`);
    }
    return response.json();
  }
}
