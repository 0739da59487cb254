import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Devnet } from '../chain/devnet.js';
import type { ChainEvent } from '../chain/events.js';
import type { Block, BurnBlock } from '../chain/types.js';
import { Distortion } from '../faults/distortion.js';
import { WebhookFaults } from '../faults/webhookFaults.js';
import type { ObserverOption } from '../options.js';
import { EventFilter } from './filter.js';
import { Observer, type Position } from './observer.js';
import { blockPayload, burnBlockPayload, genesisPayload } from './payloads.js';

/**
 * The event dispatcher of the node. Messages are numbered since genesis by the events of the chain, which the log replays in the same
 * order: so a number on disk per observer is enough to lose nothing over a restart.
 */
export class Webhooks {
  readonly faults = new WebhookFaults();
  readonly distortion = new Distortion();
  private readonly observers: { observer: Observer; filter: EventFilter }[];
  private nextSeq = 0;

  constructor(options: readonly ObserverOption[], dataFolder: string | undefined) {
    this.observers = options.map((option) => ({
      observer: new Observer(option.url, positionOf(option, dataFolder), this.faults),
      filter: new EventFilter(option.keys),
    }));
  }

  attach(devnet: Devnet): void {
    devnet.onChange((event) => this.announce(devnet, event));
  }

  start(): void {
    for (const { observer } of this.observers) observer.start(this.nextSeq, { path: '/new_block', body: genesisPayload });
  }

  async stop(): Promise<void> {
    await Promise.all(this.observers.map(({ observer }) => observer.stop()));
  }

  /** To be called after a fault was changed: what was held may go. */
  resume(): void {
    for (const { observer } of this.observers) observer.resume();
  }

  /** Sends blocks once more, whatever the observers have. Not numbered: the log does not know of it. */
  resend(devnet: Devnet, blocks: readonly Block[]): void {
    for (const { observer, filter } of this.observers)
      for (const block of blocks) observer.repeat('/new_block', () => this.blockBody(devnet, block, filter));
  }

  view(): object[] {
    return this.observers.map(({ observer }) => ({
      url: observer.url,
      waiting: observer.waiting,
      acknowledged: observer.lastSeq,
    }));
  }

  private announce(devnet: Devnet, event: ChainEvent): void {
    switch (event.kind) {
      case 'tx':
        this.send(
          '/new_mempool_tx',
          (filter) => filter.mempool(),
          () => [`0x${Buffer.from(event.tx.raw).toString('hex')}`],
        );
        for (const { txid, reason } of event.replaced) this.dropped([txid], reason, event.tx.txid);
        return;
      case 'drop':
        return this.dropped(event.txids, event.reason, null);
      case 'block':
        if (event.block.tenureStart && !event.burnAnnounced) {
          this.burnBlock(event.block.burn);
        }
        return this.block(devnet, event.block);
      case 'burn':
        return this.burnBlock(event.burn);
      case 'aside':
        return this.block(devnet, event.block);
      case 'adopt': // it was announced when it was made
      case 'reorg': // no message: like a node, we let the parent hashes tell
      case 'forget':
        return;
    }
  }

  private burnBlock(burn: BurnBlock): void {
    this.send(
      '/new_burn_block',
      (filter) => filter.burnBlocks(),
      () => this.distortion.lens().with(burnBlockPayload(burn)),
    );
  }

  private block(devnet: Devnet, block: Block): void {
    this.send(
      '/new_block',
      () => true,
      (filter) => this.blockBody(devnet, block, filter),
    );
  }

  private blockBody(devnet: Devnet, block: Block, filter: EventFilter): unknown {
    const lens = this.distortion.lens();
    const body = lens.with(blockPayload(devnet, block, lens, (item) => filter.wants(item)));
    lens.close();
    return body;
  }

  private dropped(txids: readonly string[], reason: string, newTxid: string | null): void {
    const body = {
      dropped_txids: txids.map((txid) => `0x${txid}`),
      reason,
      new_txid: newTxid === null ? null : `0x${newTxid}`,
    };
    this.send(
      '/drop_mempool_tx',
      (filter) => filter.mempool(),
      () => body,
    );
  }

  private send(path: string, wanted: (filter: EventFilter) => boolean, body: (filter: EventFilter) => unknown): void {
    const seq = this.nextSeq++;
    for (const { observer, filter } of this.observers) {
      if (wanted(filter)) observer.offer({ seq, path, body: () => body(filter) });
    }
  }
}

function positionOf(option: ObserverOption, dataFolder: string | undefined): Position {
  if (dataFolder === undefined) return { load: () => undefined, save: () => undefined };
  const name = createHash('sha256')
    .update(JSON.stringify([option.url, option.keys]))
    .digest('hex')
    .slice(0, 16);
  const folder = join(dataFolder, 'observers');
  const path = join(folder, `${name}.position`);
  return {
    load: () => readPosition(path),
    save: (seq) => {
      mkdirSync(folder, { recursive: true });
      writeFileSync(`${path}.new`, `${seq} ${option.url}\n`);
      renameSync(`${path}.new`, path);
    },
  };
}

function readPosition(path: string): number | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return undefined; // never written: the observer is new
  }
  const seq = Number.parseInt(text, 10);
  return Number.isSafeInteger(seq) ? seq : undefined;
}
