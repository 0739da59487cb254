import { parseArgs } from 'node:util';
import { c32addressDecode } from 'c32check';
import type { HistoryKind } from './engine/engine.js';
import { NODE_EXPIRY_BURN_BLOCKS } from './mempool/miningRules.js';
import type { ApiGeneration, FeeMode, NetworkName } from './network.js';

export interface Grant {
  readonly address: string;
  readonly amount: bigint;
}

export interface ObserverOption {
  readonly url: string;
  readonly keys: readonly string[];
}

export interface Options {
  readonly port: number;
  readonly host: string;
  readonly data: string | undefined;
  readonly blockMs: number;
  readonly blockMsAtMost: number; // blockMs, or more: then each pause is drawn between the two
  readonly burnBlockMs: number;
  readonly onlyWithTxs: boolean;
  readonly fund: readonly Grant[];
  readonly fundSbtc: readonly Grant[];
  readonly observers: readonly ObserverOption[];
  readonly genesisTime: number | undefined; // seconds
  readonly history: HistoryKind;
  readonly keepBlocks: number;
  readonly imageEvery: number;
  readonly mirrorPort: number | undefined;
  readonly mempoolExpiry: number; // burn blocks, 0: never
  readonly authToken: string | undefined;
  readonly apiRoutes: ApiGeneration;
  readonly network: NetworkName;
  readonly fees: FeeMode;
}

export const USAGE = `usage: node dist/server.js [options]
  --port N               0 picks a free one (default 3999)
  --host H               address to listen on (default 127.0.0.1)
  --data DIR             keep the chain there; without it the chain lives in memory
  --block-ms N[-M]       a Stacks block every N ms, or after N to M, 0 = by hand (default 0)
  --burn-block-ms N      a burn block every N ms, 0 = by hand (default 0)
  --only-with-txs        on the timer, no Stacks block while the mempool is empty
  --fund ADDR=USTX       balance at genesis, repeatable
  --fund-sbtc ADDR=SATS  sBTC balance at genesis, repeatable
  --observer URL[,KEY..] event observer, repeatable; without keys it gets everything
  --genesis-time SECONDS chain time of the first block (default: now)
  --genesis-age SECONDS  the same, counted back from now: a burn block takes 600 s of chain time, however fast it comes
  --history pages|replay how the chain goes back (default pages)
  --keep-blocks N        states kept for forks and ?tip= (default 200)
  --image-every N        blocks between images under --data (default 500, 0 = never)
  --mirror-port N        a second address with faults of its own, 0 = a free port
  --mempool-expiry N     a transaction is dropped after N burn blocks, 0 = never (default 256)
  --auth-token TOKEN     what simulations have to name, without it there are none
  --api-routes G         old, both or new: the API's routes before its version 9, since, or both (default both)
  --network N            testnet or mainnet: version bytes, chain id, addresses (default testnet)
  --fees F               flat, market or none: how fees are estimated (default flat)`;

export class UsageError extends Error {}

export function parseOptions(argv: readonly string[]): Options {
  const { values } = parse(argv);
  const history = values.history ?? 'pages';
  if (history !== 'pages' && history !== 'replay')
    throw new UsageError(`--history must be pages or replay, got ${history}`);
  return {
    port: whole('port', values.port, 3999, 65535),
    host: values.host ?? '127.0.0.1',
    data: values.data,
    ...blockMs(values['block-ms']),
    burnBlockMs: whole('burn-block-ms', values['burn-block-ms'], 0),
    onlyWithTxs: values['only-with-txs'] ?? false,
    fund: (values.fund ?? []).map((text) => grant('fund', text)),
    fundSbtc: (values['fund-sbtc'] ?? []).map((text) => grant('fund-sbtc', text)),
    observers: (values.observer ?? []).map(observer),
    genesisTime: genesisTime(values['genesis-time'], values['genesis-age']),
    history,
    keepBlocks: Math.max(1, whole('keep-blocks', values['keep-blocks'], 200)),
    imageEvery: whole('image-every', values['image-every'], 500),
    mirrorPort: values['mirror-port'] === undefined ? undefined : whole('mirror-port', values['mirror-port'], 0, 65535),
    mempoolExpiry: whole('mempool-expiry', values['mempool-expiry'], NODE_EXPIRY_BURN_BLOCKS),
    authToken: values['auth-token'],
    apiRoutes: oneOf('api-routes', values['api-routes'] ?? 'both', ['old', 'both', 'new'] as const),
    network: oneOf('network', values.network ?? 'testnet', ['testnet', 'mainnet'] as const),
    fees: oneOf('fees', values.fees ?? 'flat', ['flat', 'market', 'none'] as const),
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        data: { type: 'string' },
        'block-ms': { type: 'string' },
        'burn-block-ms': { type: 'string' },
        'only-with-txs': { type: 'boolean' },
        fund: { type: 'string', multiple: true },
        'fund-sbtc': { type: 'string', multiple: true },
        observer: { type: 'string', multiple: true },
        'genesis-time': { type: 'string' },
        'genesis-age': { type: 'string' },
        history: { type: 'string' },
        'keep-blocks': { type: 'string' },
        'image-every': { type: 'string' },
        'mirror-port': { type: 'string' },
        'mempool-expiry': { type: 'string' },
        'auth-token': { type: 'string' },
        'api-routes': { type: 'string' },
        network: { type: 'string' },
        fees: { type: 'string' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function genesisTime(time: string | undefined, age: string | undefined): number | undefined {
  if (time !== undefined && age !== undefined)
    throw new UsageError('--genesis-time and --genesis-age say the same: give one');
  if (age === undefined) return time === undefined ? undefined : whole('genesis-time', time, 0);
  return Math.floor(Date.now() / 1000) - whole('genesis-age', age, 0);
}

function oneOf<T extends string>(name: string, text: string, known: readonly T[]): T {
  const found = known.find((value) => value === text);
  if (found === undefined) throw new UsageError(`--${name} must be one of ${known.join(', ')}, got '${text}'`);
  return found;
}

function blockMs(text: string | undefined): { blockMs: number; blockMsAtMost: number } {
  const [least = '0', most = least, ...rest] = (text ?? '0').split('-');
  if (rest.length > 0) throw new UsageError(`--block-ms must be N or N-M, got '${text}'`);
  const pace = { blockMs: whole('block-ms', least, 0), blockMsAtMost: whole('block-ms', most, 0) };
  if (pace.blockMsAtMost < pace.blockMs) throw new UsageError(`--block-ms must go up, got '${text}'`);
  return pace;
}

function whole(name: string, text: string | undefined, standard: number, maximum = 2 ** 31 - 1): number {
  if (text === undefined) return standard;
  if (!/^\d{1,10}$/.test(text) || Number(text) > maximum) {
    throw new UsageError(`--${name} must be a whole number up to ${maximum}, got '${text}'`);
  }
  return Number(text);
}

function grant(name: string, text: string): Grant {
  const [address = '', amount = '', ...rest] = text.split('=');
  if (rest.length > 0 || !/^\d{1,19}$/.test(amount))
    throw new UsageError(`--${name} must be ADDRESS=AMOUNT, got '${text}'`);
  try {
    c32addressDecode(address);
  } catch {
    throw new UsageError(`--${name}: not a Stacks address: '${address}'`);
  }
  return { address, amount: BigInt(amount) };
}

function observer(text: string): ObserverOption {
  const [url = '', ...keys] = text.split(',');
  if (!URL.canParse(url)) throw new UsageError(`--observer: not a URL: '${url}'`);
  return { url: url.replace(/\/$/, ''), keys: keys.length > 0 ? keys : ['*'] };
}
