/** What any Stacks node tells about contracts: entries of maps and answers of read-only functions, as of one block. */
import { sha512_256 } from '@noble/hashes/sha512';
import { type ClarityValue, cvToValue, deserializeCV, serializeCV } from '@stacks/transactions';

export type Fetch = (input: string, init?: RequestInit) => Promise<Response>;

/** A node that did not answer, or not with what it is known to answer. */
export class NodeError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NodeError';
  }
}

/** The block behind which everything is read. `indexBlockHash`: hex without `0x`. */
export interface ReadAt {
  readonly indexBlockHash: string;
  readonly burnHeight: bigint;
}

export interface Tip extends ReadAt {
  readonly height: number;
  readonly chainId: number;
}

const TIMEOUT_MS = 15_000;
const NOT_FOUND = 404;

/** A tuple, field by field; refuses what is not there. */
export class Fields {
  constructor(
    private readonly what: string,
    private readonly tuple: Record<string, ClarityValue>,
  ) {}

  /** Refuses everything but a tuple. */
  static of(what: string, value: ClarityValue): Fields {
    if (value.type !== 'tuple') {
      throw new NodeError(`${what}: expected a tuple, got ${value.type}`);
    }
    return new Fields(what, value.value);
  }

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

  /** A text, or a principal as one. */
  text(name: string): string {
    const value = this.#field(name);
    if (value.type !== 'ascii' && value.type !== 'address' && value.type !== 'contract') {
      throw new NodeError(`${this.what}: ${name}: expected a text or a principal, got ${value.type}`);
    }
    return value.value;
  }

  /** The tuple of an optional; null of none. */
  optional(name: string): Fields | null {
    const value = this.#field(name);
    if (value.type === 'none') return null;
    if (value.type !== 'some') {
      throw new NodeError(`${this.what}: ${name}: expected an optional, got ${value.type}`);
    }
    return Fields.of(`${this.what}: ${name}`, value.value);
  }
}

/** Why a read-only call gave no answer: the node's own words. */
export class CallRefused extends NodeError {}

export class NodeReader {
  readonly #url: string;

  constructor(
    url: string,
    private readonly fetchImpl: Fetch = (input, init) => fetch(input, init),
  ) {
    this.#url = url.trim().replace(/\/+$/, '');
  }

  async tip(): Promise<Tip> {
    const info = (await this.#json('/v2/info')) as Record<string, unknown>;
    const { stacks_tip_height: height, burn_block_height: burn, network_id: chainId } = info;
    const { stacks_tip: block, stacks_tip_consensus_hash: consensus } = info;
    if (typeof height !== 'number' || typeof burn !== 'number' || typeof chainId !== 'number') {
      throw new NodeError('/v2/info: expected the heights of a Stacks node');
    }
    if (typeof block !== 'string' || typeof consensus !== 'string') {
      throw new NodeError('/v2/info: expected the hashes of the tip');
    }
    return { height, burnHeight: BigInt(burn), chainId, indexBlockHash: indexBlockHash(block, consensus) };
  }

  /** The entry of a map that holds tuples; null when there is none. */
  async entry(contract: string, map: string, key: ClarityValue, at: ReadAt): Promise<Fields | null> {
    const path = `/v2/map_entry/${contract.replace('.', '/')}/${map}?proof=0&tip=${at.indexBlockHash}`;
    const answer = (await this.#post(path, serializeCV(key))) as { data?: unknown };
    if (typeof answer.data !== 'string') {
      throw new NodeError(`${map}: expected a map entry`);
    }
    const value = deserializeCV(answer.data);
    if (value.type === 'none') return null;
    if (value.type !== 'some') {
      throw new NodeError(`${map}: expected an optional tuple, got ${value.type}`);
    }
    return Fields.of(map, value.value);
  }

  /** What a read-only function returns to a sender, without `at` as of the newest block. Throws {@link CallRefused} when the node did not run it to its end. */
  async call(
    contract: string,
    name: string,
    values: readonly ClarityValue[],
    at: ReadAt | null,
    sender = contract.split('.')[0],
  ): Promise<ClarityValue> {
    const tip = at ? `?tip=${at.indexBlockHash}` : '';
    const path = `/v2/contracts/call-read/${contract.replace('.', '/')}/${name}${tip}`;
    const body = { sender, arguments: values.map((it) => `0x${serializeCV(it)}`) };
    const answer = (await this.#post(path, body)) as { okay?: unknown; result?: unknown; cause?: unknown };
    if (answer.okay !== true || typeof answer.result !== 'string') {
      throw new CallRefused(`${name}: the node answered ${String(answer.cause ?? 'nothing')}`);
    }
    return deserializeCV(answer.result);
  }

  #post(path: string, body: unknown): Promise<unknown> {
    return this.#json(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  async #json(path: string, init?: RequestInit): Promise<unknown> {
    let response: Response;
    try {
      response = await this.fetchImpl(this.#url + path, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
    } catch {
      throw new NodeError(`The node at ${this.#url} does not answer.`);
    }
    if (response.status === NOT_FOUND && path.includes('tip=')) {
      throw new NodeError(
        'The node does not have the block or the contract: it is behind, on another fork, or no node.',
      );
    }
    if (!response.ok) {
      throw new NodeError(`The node answered ${response.status} to ${path.split('?')[0]}.`);
    }
    try {
      return await response.json();
    } catch {
      throw new NodeError(`The node at ${this.#url} answered no JSON: it is no node.`);
    }
  }
}

/** SHA-512/256 of block hash and consensus hash, which a node does not print. Source: stacks-core, StacksBlockId. */
function indexBlockHash(block: string, consensus: string): string {
  const bytes = Uint8Array.from((block + consensus).match(/../g) ?? [], (it) => Number.parseInt(it, 16));
  return Array.from(sha512_256(bytes), (it) => it.toString(16).padStart(2, '0')).join('');
}
