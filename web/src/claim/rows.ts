/** The vault's rows from any Stacks node: map entries, all of one block. */
import { Cl, type ClarityValue } from '@stacks/transactions';
import { type AccountRow, type BookRow, type Limits, phaseOf, type Rows, type VintageRow } from './claim';
import type { BookName, Leaf, Step } from './leaf';
import { type Fetch, Fields, NodeError, NodeReader, type ReadAt, type Tip } from './node';
import { claimArguments } from './withdraw';

/** Reads at once: as many as a public node serves without complaint. */
const AT_ONCE = 6;

function key(book: BookName, more: Record<string, ClarityValue> = {}): ClarityValue {
  return Cl.tuple({ token: Cl.stringAscii(book.token), tier: Cl.stringAscii(book.tier), ...more });
}

/** What `get-claim` answers. */
export interface VaultClaim {
  readonly limits: Limits;
  readonly withdrawable: Limits;
}

export class VaultNode {
  readonly #node: NodeReader;

  constructor(
    url: string,
    private readonly vault: string,
    fetchImpl?: Fetch,
  ) {
    this.#node = new NodeReader(url, fetchImpl);
  }

  tip(): Promise<Tip> {
    return this.#node.tip();
  }

  /** Everything that the claim of a leaf needs, and what it can be shown without one: at the tip, or at a block that is named. */
  async rows(book: BookName, provider: string, leaf: Leaf | null, block?: ReadAt): Promise<Rows> {
    const at = block ?? (await this.tip());
    const row = await this.#book(book, at);
    const epochs = [...new Set([row.epoch, ...(leaf?.weights.map((it) => it.epoch) ?? [])])];
    const vintages = new Map<bigint, VintageRow>();
    for (let from = 0; from < epochs.length; from += AT_ONCE) {
      const some = epochs.slice(from, from + AT_ONCE).map((epoch) => this.#vintage(book, epoch, at));
      for (const vintage of await Promise.all(some)) {
        if (vintage !== null) vintages.set(vintage.epoch, vintage);
      }
    }
    const account = await this.#account(book, provider, at);
    return { book: row, vintages, account, phase: phaseOf(row, at.burnHeight) };
  }

  /** The vault's own answer. A node allows about 30 reads in such a call: see {@link NodeReader#call}. */
  async claim(
    book: BookName,
    provider: string,
    leaf: Leaf | null,
    steps: readonly Step[],
    at: ReadAt,
  ): Promise<VaultClaim> {
    const given = [Cl.principal(provider), ...claimArguments(book, leaf, steps)];
    const answer = await this.#node.call(this.vault, 'get-claim', given, at);
    if (answer.type !== 'ok') {
      const code = answer.type === 'err' && answer.value.type === 'uint' ? ` with error ${answer.value.value}` : '';
      throw new NodeError(`get-claim: the vault refuses the leaf${code}.`);
    }
    const fields = Fields.of('get-claim', answer.value);
    return {
      limits: { capital: fields.uint('capital-limit'), premium: fields.uint('premium-limit') },
      withdrawable: { capital: fields.uint('capital'), premium: fields.uint('premium') },
    };
  }

  /** A pause keeps withdrawals shut in the second half of an epoch only. Source: liquidity-pool-vault#is-first-half. */
  async isShutByPause(book: BookRow, at: ReadAt): Promise<boolean> {
    const roles = `${this.vault.split('.')[0]}.pool-roles`;
    const isPaused = await this.#node.call(roles, 'is-paused', [], at);
    if (book.closed || isPaused.type !== 'true') return false;
    const settings = await this.#node.call(this.vault, 'get-settings', [], at);
    const fields = Fields.of('get-settings', settings.type === 'some' ? settings.value : settings);
    return at.burnHeight >= book.endsAt - fields.uint('epoch-blocks') / 2n;
  }

  async #book(book: BookName, at: ReadAt): Promise<BookRow> {
    const fields = await this.#node.entry(this.vault, 'books', key(book), at);
    if (fields === null) {
      throw new NodeError(`The vault has no book ${book.token} ${book.tier}.`);
    }
    const proposal = fields.optional('proposal');
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
      confirmableAt: proposal?.uint('confirmable-at') ?? null,
    };
  }

  async #vintage(book: BookName, epoch: bigint, at: ReadAt): Promise<VintageRow | null> {
    const fields = await this.#node.entry(this.vault, 'vintages', key(book, { epoch: Cl.uint(epoch) }), at);
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

  async #account(book: BookName, provider: string, at: ReadAt): Promise<AccountRow> {
    const fields = await this.#node.entry(this.vault, 'accounts', key(book, { provider: Cl.principal(provider) }), at);
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
}
