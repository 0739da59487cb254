import { mkdirSync } from 'node:fs';
import { bringVmTo } from './chain/catchUp.js';
import { Devnet } from './chain/devnet.js';
import type { ChainEvent } from './chain/events.js';
import { faucetAddress, FAUCET_SBTC, FAUCET_STX } from './chain/faucet.js';
import type { Block } from './chain/types.js';
import { Engine } from './engine/engine.js';
import type { Genesis } from './engine/session.js';
import { MiningRules } from './mempool/miningRules.js';
import { network } from './network.js';
import type { Options } from './options.js';
import { FolderLock } from './persistence/folderLock.js';
import { Images } from './persistence/images.js';
import { ChainLog } from './persistence/log.js';
import { genesisOf, genesisRecord, recordOf, type GenesisRecord, type LogRecord } from './persistence/records.js';

export interface Opened {
  readonly devnet: Devnet;
  readonly restored: boolean;
  readonly close: () => void;
}

/** What has to see every event since genesis, those that are replayed from the log included. */
export interface EventSink {
  attach(devnet: Devnet): void;
}

/** Starts a new chain, or continues the one that the data folder holds. */
export async function openDevnet(
  options: Options,
  sink: EventSink,
  notice: (message: string) => void,
): Promise<Opened> {
  if (options.data === undefined) {
    return {
      devnet: await newChain(options, genesisFrom(options), undefined, sink),
      restored: false,
      close: () => undefined,
    };
  }
  mkdirSync(options.data, { recursive: true });
  const lock = FolderLock.take(options.data);
  const { log, records } = ChainLog.open(options.data, notice);
  const images = new Images(options.data);
  const restored = records.length > 0;
  const devnet = restored
    ? await oldChain(options, records, images, sink, notice)
    : await newChain(options, genesisFrom(options), images, sink);
  if (!restored) {
    saveImage(devnet, images, devnet.tree.tip); // a restart need not boot the VM again
    log.append(genesisRecord(devnet.engine.genesis, devnet.engine.genesisTip));
  }
  devnet.onChange((event) => log.append(recordOf(event)));
  if (options.imageEvery > 0) devnet.onChange((event) => maybeSave(event, devnet, images, options.imageEvery));
  const close = (): void => {
    log.close();
    lock.release();
  };
  return { devnet, restored, close };
}

function genesisFrom(options: Options): Genesis {
  return {
    timeMs: (options.genesisTime ?? Math.floor(Date.now() / 1000)) * 1000,
    stx: [{ address: faucetAddress(), amount: FAUCET_STX }, ...options.fund],
    sbtc: [{ address: faucetAddress(), amount: FAUCET_SBTC }, ...options.fundSbtc],
  };
}

async function newChain(
  options: Options,
  genesis: Genesis,
  images: Images | undefined,
  sink: EventSink,
): Promise<Devnet> {
  const engine = await Engine.boot(genesis);
  const devnet = new Devnet(engine, images, new MiningRules(options.mempoolExpiry));
  engine.startHistory(options.history, devnet.tree.tip.indexHash, options.keepBlocks);
  await engine.learnSbtc();
  sink.attach(devnet);
  return devnet;
}

async function oldChain(
  options: Options,
  records: readonly LogRecord[],
  images: Images,
  sink: EventSink,
  notice: (message: string) => void,
): Promise<Devnet> {
  const first = records[0] as GenesisRecord;
  if (first.t !== 'genesis' || first.format !== 1)
    throw new Error('the log does not begin with a genesis record of this format');
  if ((first.network ?? 'testnet') !== network().name)
    throw new Error(`the chain in this folder is a ${first.network ?? 'testnet'}, not a ${network().name}`);
  warnOfOtherGrants(options, first, notice);
  const engine = Engine.dormant(genesisOf(first), first.tip);
  engine.configure(options.history, options.keepBlocks);
  const devnet = new Devnet(engine, images, new MiningRules(options.mempoolExpiry));
  sink.attach(devnet);
  for (const record of records) devnet.replay(record);
  await bringVmTo(devnet, devnet.tree.tip);
  await engine.learnSbtc();
  return devnet;
}

/** Balances are given once, at genesis: a later --fund cannot add to them. */
function warnOfOtherGrants(options: Options, genesis: GenesisRecord, notice: (message: string) => void): void {
  const known = new Set([...genesis.stx, ...genesis.sbtc].map(([address, amount]) => `${address}=${amount}`));
  for (const { address, amount } of [...options.fund, ...options.fundSbtc]) {
    if (!known.has(`${address}=${amount}`)) notice(`this chain began without ${address}=${amount}; use the faucet`);
  }
}

function maybeSave(event: ChainEvent, devnet: Devnet, images: Images, every: number): void {
  if (event.kind === 'block' && event.block.height % every === 0) saveImage(devnet, images, event.block);
}

function saveImage(devnet: Devnet, images: Images, block: Block): void {
  images.save(devnet.engine.handles, devnet.engine.session.pointer, block.height, block.indexHash);
}
