import {
  addressFromVersionHash,
  addressHashModeToVersion,
  addressToString,
  AuthType,
  cvToString,
  deserializeTransaction,
  PayloadType,
  serializeCVBytes,
  serializePayloadBytes,
  type PayloadWire,
  type PostConditionWire,
  type SpendingCondition,
  type StacksTransactionWire,
} from '@stacks/transactions';
import type { Action } from '../chain/types.js';
import { network } from '../network.js';

const DEFAULT_CLARITY_VERSION = 5; // of an unversioned deploy: the newest that stacks.js can name
const MEMO_BYTES = 34;

export interface Party {
  readonly address: string;
  readonly nonce: bigint;
  readonly fee: bigint;
}

/** A transaction whose bytes were read completely and are the only encoding of what they say. */
export interface DecodedTx {
  readonly txid: string; // hex without 0x
  readonly raw: Uint8Array;
  readonly wire: StacksTransactionWire;
  readonly payloadHex: string;
  readonly origin: Party;
  readonly sponsor: Party | undefined;
  readonly feePayer: Party; // the sponsor if there is one
  readonly action: Action;
  readonly versioned: boolean; // deploy that names its Clarity version
  readonly postConditions: readonly PostConditionWire[];
}

export class DecodeError extends Error {}

export class WrongNetwork extends Error {}

export function decodeTx(raw: Uint8Array): DecodedTx {
  const wire = parse(raw);
  if (wire.transactionVersion !== network().txVersion || wire.chainId !== network().chainId) {
    throw new WrongNetwork(
      `version 0x${wire.transactionVersion.toString(16)}, chain id 0x${wire.chainId.toString(16)}`,
    );
  }
  const origin = party(wire.auth.spendingCondition);
  const sponsor = wire.auth.authType === AuthType.Sponsored ? party(wire.auth.sponsorSpendingCondition) : undefined;
  return {
    txid: wire.txid(),
    raw,
    wire,
    payloadHex: Buffer.from(serializePayloadBytes(wire.payload)).toString('hex'),
    origin,
    sponsor,
    feePayer: sponsor ?? origin,
    action: actionOf(wire.payload, origin.address),
    versioned: wire.payload.payloadType === PayloadType.VersionedSmartContract,
    postConditions: wire.postConditions.values as PostConditionWire[],
  };
}

function parse(raw: Uint8Array): StacksTransactionWire {
  let wire: StacksTransactionWire;
  try {
    wire = deserializeTransaction(raw);
  } catch (error) {
    throw new DecodeError(error instanceof Error ? error.message : String(error));
  }
  let again: Uint8Array;
  try {
    again = wire.serializeBytes();
  } catch (error) {
    throw new DecodeError(error instanceof Error ? error.message : String(error));
  }
  if (Buffer.compare(again, raw) !== 0)
    throw new DecodeError('the bytes are not the canonical encoding of one transaction');
  return wire;
}

function party(condition: SpendingCondition): Party {
  const version = addressHashModeToVersion(condition.hashMode, network().name);
  return {
    address: addressToString(addressFromVersionHash(version, condition.signer)),
    nonce: BigInt(condition.nonce),
    fee: BigInt(condition.fee),
  };
}

function actionOf(payload: PayloadWire, origin: string): Action {
  switch (payload.payloadType) {
    case PayloadType.TokenTransfer: {
      const memo = Buffer.alloc(MEMO_BYTES);
      memo.write(payload.memo.content, 'utf8');
      return {
        kind: 'transfer',
        recipient: principalText(cvToString(payload.recipient)),
        amount: BigInt(payload.amount),
        memoHex: memo.toString('hex'),
      };
    }
    case PayloadType.ContractCall:
      return {
        kind: 'call',
        contractId: `${addressToString(payload.contractAddress)}.${payload.contractName.content}`,
        functionName: payload.functionName.content,
        args: payload.functionArgs.map((arg) => serializeCVBytes(arg)),
      };
    case PayloadType.SmartContract:
    case PayloadType.VersionedSmartContract:
      return {
        kind: 'deploy',
        contractId: `${origin}.${payload.contractName.content}`,
        code: payload.codeBody.content,
        clarityVersion:
          payload.payloadType === PayloadType.VersionedSmartContract ? payload.clarityVersion : DEFAULT_CLARITY_VERSION,
      };
    default:
      throw new DecodeError(`payload type ${payload.payloadType} is not accepted from the mempool`);
  }
}

function principalText(literal: string): string {
  return literal.replace(/^'/, '');
}
