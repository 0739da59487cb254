import { hexToCV, cvToHex } from '@stacks/transactions';
import type { Devnet } from '../chain/devnet.js';
import type { Block } from '../chain/types.js';
import type { Listener } from '../faults/listener.js';
import { VmPanic } from '../engine/errors.js';
import { argumentFault, Rejection, u128 } from '../mempool/admission.js';
import { DecodeError, WrongNetwork } from '../tx/decode.js';
import { badRequest, HttpError, jsonBody, notFound, type Request, type Response, type Router } from './router.js';
import { infoView, poxView } from './nodeViews.js';
import type { FeeMode } from '../network.js';
import { feeEstimate } from './fees.js';
import { principalParam } from './principals.js';
import { sha512t256 } from '../chain/hashes.js';

/** The RPC of a Stacks node. It always looks at the node's own chain, never at what the API shows. */
export function nodeRoutes(router: Router, devnet: Devnet, listener: Listener, fees: FeeMode): void {
  const node = new NodeRpc(devnet, listener);
  router
    .on('GET', '/v2/info', () => node.info())
    .on('GET', '/v2/pox', () => ({ status: 200, json: poxView(devnet.burnTip) }))
    .on('GET', '/v2/accounts/{}', (request) => node.account(request))
    .on('POST', '/v2/transactions', (request) => node.submit(request))
    .on('POST', '/v2/fees/transaction', (request) => ({
      status: 200,
      json: feeEstimate(devnet, fees, jsonBody(request)),
    }))
    .on('GET', '/v2/fees/transfer', () => ({ status: 200, json: 1 }))
    .on('POST', '/v2/contracts/call-read/{}/{}/{}', (request) => node.callRead(request))
    .on('GET', '/v2/contracts/source/{}/{}', (request) => node.source(request))
    .on('GET', '/v2/contracts/interface/{}/{}', (request) => node.contractInterface(request))
    .on('GET', '/v2/data_var/{}/{}/{}', (request) => node.dataVar(request))
    .on('POST', '/v2/map_entry/{}/{}/{}', (request) => node.mapEntry(request))
    .on('GET', '/v3/transaction/{}', (request) => node.transaction(request))
    .on('GET', '/v3/tenures/info', () => node.tenureInfo());
}

class NodeRpc {
  constructor(
    private readonly devnet: Devnet,
    private readonly listener: Listener,
  ) {}

  info(): Response {
    const tip = this.listener.nodeTip();
    const burn = tip === this.devnet.tree.tip ? this.devnet.burnTip : tip.burn;
    return { status: 200, json: infoView(tip, burn) };
  }

  async submit(request: Request): Promise<Response> {
    const raw = rawTransaction(request);
    try {
      return { status: 200, json: await this.devnet.submit(raw) };
    } catch (error) {
      throw rejected(error, raw);
    }
  }

  async account(request: Request): Promise<Response> {
    const principal = principalParam(request.params[0]);
    return this.atTip(request, (block) => {
      const balance = u128(this.devnet.balance(principal));
      const nonce = Number(this.devnet.nonceAfter(principal, block));
      return { status: 200, json: { balance, locked: u128(0n), unlock_height: 0, nonce } };
    });
  }

  async callRead(request: Request): Promise<Response> {
    const [address, name, functionName] = request.params as [string, string, string];
    const contractId = `${address}.${name}`;
    const { sender, args } = callReadBody(request);
    return this.atTip(request, () => ({ status: 200, json: this.callReadNow(contractId, functionName, args, sender) }));
  }

  private callReadNow(contractId: string, functionName: string, args: string[], sender: string): object {
    const abi = this.devnet.contractInterfaceThere(contractId);
    if (!abi) return { okay: false, cause: `Unchecked(NoSuchContract("${contractId}"))` };
    const fn = abi.functions.find((candidate) => candidate.name === functionName);
    if (!fn || fn.access === 'private')
      return { okay: false, cause: `Unchecked(UndefinedFunction("${functionName}"))` };
    if (fn.access !== 'read_only') return { okay: false, cause: 'NotReadOnly' };
    const values = args.map((arg) => hexToCV(arg));
    const fault = argumentFault(values, fn.args);
    if (fault) return { okay: false, cause: `Unchecked(${fault})` };
    try {
      const bytes = values.map((value) => Uint8Array.from(Buffer.from(cvToHex(value).replace(/^0x/, ''), 'hex')));
      const result = this.devnet.engine.session.readOnly(contractId, functionName, bytes, sender);
      return { okay: true, result: this.listener.skewed(contractId, functionName, result) };
    } catch (error) {
      if (error instanceof VmPanic) throw error;
      return { okay: false, cause: `Runtime(${error instanceof Error ? error.message : String(error)})` };
    }
  }

  async source(request: Request): Promise<Response> {
    const contractId = request.params.slice(0, 2).join('.');
    return this.atTip(request, () => {
      const source = this.devnet.engine.session.contractSource(contractId);
      if (source === undefined) throw notFound(`No contract source data found for ${contractId}`);
      return { status: 200, json: { source, publish_height: 0, proof: null } };
    });
  }

  async contractInterface(request: Request): Promise<Response> {
    const contractId = request.params.slice(0, 2).join('.');
    return this.atTip(request, () => {
      const abi = this.devnet.contractInterfaceThere(contractId);
      if (!abi) throw notFound(`No contract interface data found for ${contractId}`);
      return { status: 200, json: abi };
    });
  }

  async dataVar(request: Request): Promise<Response> {
    const [address, name, variable] = request.params as [string, string, string];
    return this.atTip(request, () => {
      const data = this.devnet.engine.session.dataVar(`${address}.${name}`, variable);
      if (data === undefined) throw notFound('Data var not found');
      return { status: 200, json: { data } };
    });
  }

  async mapEntry(request: Request): Promise<Response> {
    const [address, name, map] = request.params as [string, string, string];
    const key = bytesOfClarity(JSON.parse(request.body.toString('utf8') || '""') as unknown);
    return this.atTip(request, () => {
      const data = this.devnet.engine.session.mapEntry(`${address}.${name}`, map, key);
      return { status: 200, json: { data: data ?? '0x09' } };
    });
  }

  transaction(request: Request): Response {
    const txid = (request.params[0] ?? '').replace(/^0x/, '').toLowerCase();
    const known = this.devnet.knownTx(txid);
    const places = this.devnet.tree.placesOf(txid);
    const block = places.find((place) => this.devnet.tree.isCanonical(place)) ?? places.at(-1);
    if (!known || !block) throw new HttpError(404, 'No such transaction');
    const receipt = block.receipts.find((candidate) => candidate.txid === txid);
    return {
      status: 200,
      json: {
        index_block_hash: block.indexHash,
        tx: Buffer.from(known.tx.raw).toString('hex'),
        result: receipt?.resultHex,
        block_height: block.height,
        is_canonical: this.devnet.tree.isCanonical(block),
      },
    };
  }

  tenureInfo(): Response {
    const { tree } = this.devnet;
    const tip = this.listener.nodeTip();
    const start = tenureStartOf(tip, (height) => tree.at(height));
    const parent = tree.at(start.height - 1);
    const parentStart = parent ? tenureStartOf(parent, (height) => tree.at(height)) : undefined;
    return {
      status: 200,
      json: {
        consensus_hash: tip.burn.consensusHash,
        tenure_start_block_id: start.indexHash,
        parent_consensus_hash: parent?.burn.consensusHash ?? '0'.repeat(40),
        parent_tenure_start_block_id: parentStart?.indexHash ?? '0'.repeat(64),
        tip_block_id: tip.indexHash,
        tip_height: tip.height,
        reward_cycle: Math.floor(tip.burn.height / 1050),
      },
    };
  }

  /** Runs `read` on the tip, or on the state after the block that `?tip=` names; what is not a hash is ignored, as a node does. */
  private async atTip(request: Request, read: (block: Block) => Response): Promise<Response> {
    const tip = request.query.get('tip') ?? '';
    if (!/^[0-9a-fA-F]{64}$/.test(tip)) return this.devnet.read(() => read(this.devnet.tree.tip));
    const block = this.devnet.tree.findByIndexHash(tip.toLowerCase());
    const kept = block && (await this.devnet.readAt(block, () => read(block)));
    return kept ? kept.value : { status: 404, text: 'Chain tip not found' };
  }
}

function tenureStartOf(block: Block, at: (height: number) => Block | undefined): Block {
  let start = block;
  while (!start.tenureStart && start.height > 1) start = at(start.height - 1) as Block;
  return start;
}

function rawTransaction(request: Request): Buffer {
  const type = request.headers['content-type'] ?? '';
  if (!type.includes('json')) return request.body;
  const { tx } = jsonBody(request);
  if (typeof tx !== 'string' || !/^(0x)?([0-9a-fA-F]{2})+$/.test(tx))
    throw badRequest('Failed to decode JSON transaction hex');
  return Buffer.from(tx.replace(/^0x/, ''), 'hex');
}

function rejected(error: unknown, raw: Buffer): unknown {
  if (error instanceof DecodeError) {
    return new HttpError(400, {
      error: 'transaction rejected',
      reason: 'Deserialization',
      reason_data: { message: error.message },
    });
  }
  if (error instanceof WrongNetwork) {
    return new HttpError(400, { error: 'transaction rejected', reason: 'BadTransactionVersion', txid: txidOf(raw) });
  }
  if (!(error instanceof Rejection)) return error;
  const data = error.data === undefined ? {} : { reason_data: error.data };
  return new HttpError(400, { error: 'transaction rejected', reason: error.reason, ...data, txid: txidOf(raw) });
}

function callReadBody(request: Request): { sender: string; args: string[] } {
  const body = jsonBody(request);
  const args = body['arguments'] ?? [];
  if (typeof body['sender'] !== 'string') throw badRequest("'sender' is missing");
  if (!Array.isArray(args) || !args.every((arg) => typeof arg === 'string'))
    throw badRequest("'arguments' must be a list of hex strings");
  args.forEach(bytesOfClarity);
  // The VM calls only on behalf of a standard principal: a contract sender counts as its owner.
  return { sender: principalParam(body['sender'].split('.')[0]), args: args as string[] };
}

/** A Clarity value in hex, checked: the VM must never be given bytes that it cannot read. */
function bytesOfClarity(hex: unknown): Uint8Array {
  try {
    if (typeof hex !== 'string') throw new Error('not a string');
    const bytes = Buffer.from(hex.replace(/^0x/, ''), 'hex');
    const again = cvToHex(hexToCV(bytes.toString('hex'))).replace(/^0x/, '');
    if (again !== hex.replace(/^0x/, '').toLowerCase()) throw new Error('not canonical');
    return Uint8Array.from(bytes);
  } catch {
    throw badRequest(`not a Clarity value in hex: ${JSON.stringify(hex)}`);
  }
}

function txidOf(raw: Buffer): string {
  return sha512t256(raw.toString('hex'));
}
