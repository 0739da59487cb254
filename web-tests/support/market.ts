import { appendFileSync, readFileSync } from 'node:fs';
import { expect, type Locator } from '@playwright/test';

const SOURCES = ['sim-a', 'sim-b', 'sim-c'];
const PATIENCE_MS = 120_000;
const FIRST_ANSWER_MS = 300;
const LAST_ANSWER_MS = 30_000;
/** The registry takes a record of six burn blocks, and what is bought now is mined in a later one. */
const FRESH_BLOCKS = 4;
const UNSENT = ['ACCEPTED', 'PREFLIGHTED', 'INTENT', 'SIGNED'];

interface Tip {
  readonly height: number;
  readonly burnHeight: number;
}

/** The chain and the market of a running system, both by hand. */
export class Market {
  readonly pages: string;
  readonly #devnet: string;
  readonly #submitter: string;
  readonly #ticks: string;

  private constructor(data: string, ports: Record<string, number>) {
    const url = (part: string) => `http://127.0.0.1:${ports[part]}`;
    this.pages = url('topology');
    this.#devnet = url('devnet');
    this.#submitter = url('tx-submitter');
    this.#ticks = `${data}/prices/ticks.csv`;
  }

  /** Of the system that `setup` started. */
  static running(): Market {
    const data = process.env.BITHEDGE_DATA;
    if (!data) throw new Error('BITHEDGE_DATA: expected the data folder of a running system');
    return new Market(data, JSON.parse(readFileSync(`${data}/system.json`, 'utf8')).ports);
  }

  /** Every source says this from now on: USD per unit. */
  setPrice(asset: 'BTC' | 'STX', usd: number): void {
    appendFileSync(this.#ticks, SOURCES.map((source) => `now,${asset},${source},${usd.toFixed(6)}\n`).join(''));
  }

  /** One Stacks block: what waits is mined. */
  async block(): Promise<void> {
    await this.#mine(0, 1);
  }

  /** Burn blocks, as many as the services follow at once; what they answer is mined in one more block. */
  async step(burnBlocks = 1): Promise<number> {
    if ((await this.#status()).mempool > 0) await this.block();
    const mined = await this.#mine(burnBlocks, 0);
    const began = Date.now();
    await this.#until(`block ${mined.height - 1} is folded`, async () => (await this.#folded()) >= mined.height - 1);
    await this.#answered(Date.now() - began);
    await this.block();
    return mined.burnHeight;
  }

  /** From the fold to the mempool a command takes a moment, on a busy machine half as long as the fold took; one account is served after the other. */
  async #answered(foldMs: number): Promise<void> {
    const began = Date.now();
    const firstMs = Math.max(FIRST_ANSWER_MS, foldMs / 2);
    while (Date.now() - began < firstMs && (await this.#status()).mempool === 0) await pause(20);
    while (Date.now() - began < LAST_ANSWER_MS && (await this.#unsent()) > 0) await pause(50);
  }

  /** Commands of the submitter that no node has yet. */
  async #unsent(): Promise<number> {
    const { phases } = await json<{ phases: Record<string, number> }>(await fetch(`${this.#submitter}/status`));
    return UNSENT.reduce((sum, state) => sum + (phases[state] ?? 0), 0);
  }

  /** Steps until a page says it. The page asks the node every three seconds: on a fast machine all blocks are there before it has asked once. */
  async stepUntilTold(told: Locator, most: number): Promise<void> {
    for (let blocks = 0; blocks < most && (await told.count()) === 0; blocks++) await this.step();
    await expect(told.first()).toBeVisible();
  }

  /** Steps until the condition holds; at most so many burn blocks. */
  async stepUntil(what: string, most: number, holds: () => Promise<boolean>, stride = 1): Promise<void> {
    for (let blocks = 0; !(await holds()); blocks += stride) {
      if (blocks >= most) throw new Error(`${what}: not within ${most} burn blocks`);
      await this.step(stride);
    }
  }

  /** From now on the node says so much more capital of each token than the vault has; 0: the truth. */
  async vaultSays(more: number): Promise<void> {
    const { contracts } = await this.get<{ contracts: { vault: string } }>('/v1/network');
    const skew = { contract: contracts.vault, function: 'get-totals', field: 'capital', delta: more };
    const body = JSON.stringify(more === 0 ? { clear: true } : { callReadSkews: [skew] });
    await json(await fetch(`${this.#devnet}/devnet/faults`, { method: 'POST', body }));
  }

  async burnHeight(): Promise<number> {
    return (await this.#status()).burn_block_height;
  }

  /** What the API answers. */
  async get<T>(path: string): Promise<T> {
    return json<T>(await fetch(this.pages + path));
  }

  /** Steps until both assets have a record that the registry takes for a purchase. */
  async freshRecords(): Promise<void> {
    await this.stepUntil('fresh records of the oracle', 12, async () => {
      const burnHeight = await this.burnHeight();
      const { prices } = await this.get<{ prices: { onChain: { burnHeight: number } | null }[] }>('/v1/prices');
      return prices.every(({ onChain }) => onChain !== null && burnHeight - onChain.burnHeight <= FRESH_BLOCKS);
    });
  }

  /** The newest recorded price in USD x 10^8, 0 when there is none. */
  async price(asset: 'BTC' | 'STX'): Promise<bigint> {
    const { prices } = await this.get<{ prices: { asset: string; price: string | null }[] }>('/v1/prices');
    return BigInt(prices.find((it) => it.asset === asset)?.price ?? 0);
  }

  async #folded(): Promise<number> {
    try {
      const [topology, submitter] = await Promise.all([
        this.get<{ appliedHeight: number }>('/status'),
        fetch(`${this.#submitter}/status`).then((it) => json<{ finalHeight: number }>(it)),
      ]);
      return Math.min(topology.appliedHeight, submitter.finalHeight);
    } catch {
      return -1; // it starts again, or is busy
    }
  }

  async #mine(burnBlocks: number, blocks: number): Promise<Tip> {
    const body = JSON.stringify({ burnBlocks, blocks });
    const answer = await json<{ height: number; burn_block_height: number }>(
      await fetch(`${this.#devnet}/devnet/mine`, { method: 'POST', body }),
    );
    return { height: answer.height, burnHeight: answer.burn_block_height };
  }

  async #status(): Promise<{ mempool: number; burn_block_height: number }> {
    return json(await fetch(`${this.#devnet}/devnet/status`));
  }

  async #until(what: string, holds: () => Promise<boolean>): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    while (!(await holds())) {
      if (Date.now() > deadline) throw new Error(`${what}: not within ${PATIENCE_MS / 1000} s`);
      await pause(50);
    }
  }
}

async function json<T>(answer: Response): Promise<T> {
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
