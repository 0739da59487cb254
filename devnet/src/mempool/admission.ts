import { hexToCV, type ClarityValue } from '@stacks/transactions';
import { fits, typeName, type ContractAbi } from '../tx/abi.js';
import type { Action } from '../chain/types.js';
import type { DecodedTx, Party } from '../tx/decode.js';
import { SignatureError, verifySignatures } from '../tx/verify.js';
import type { Mempool, PendingTx } from './mempool.js';

/** A refusal in the words of the node. */
export class Rejection extends Error {
  constructor(
    readonly reason: string,
    readonly data: unknown = undefined,
  ) {
    super(reason);
  }
}

/** The node's state that admission looks at: always the present tip. */
export interface AccountView {
  nonce(address: string): bigint;
  balance(address: string): bigint;
  contractExists(contractId: string): boolean;
  contractInterface(contractId: string): ContractAbi | undefined;
  onAnotherFork(pending: PendingTx): boolean;
}

const MIN_FEE_PER_BYTE = 1n;
const MAX_CHAINING = 25n;

/** Throws a Rejection unless the mempool may take `tx`. The order of the checks is the node's. */
export function admit(tx: DecodedTx, view: AccountView, mempool: Mempool, unlimitedChaining = false): void {
  checkSignatures(tx);
  checkFee(tx);
  checkNonce(tx.origin, true, view, unlimitedChaining);
  if (tx.sponsor) checkNonce(tx.sponsor, false, view, unlimitedChaining);
  requireFunds(tx.feePayer.fee, view.balance(tx.feePayer.address));
  checkPayload(tx, view);
  checkConflicts(tx, view, mempool);
}

function checkSignatures(tx: DecodedTx): void {
  try {
    verifySignatures(tx.wire);
  } catch (error) {
    if (error instanceof SignatureError)
      throw new Rejection('SignatureValidation', { message: error.message, txid: tx.txid });
    throw error;
  }
}

function checkFee(tx: DecodedTx): void {
  const length = BigInt(tx.raw.length);
  if (tx.feePayer.fee / length < MIN_FEE_PER_BYTE) {
    throw new Rejection('FeeTooLow', { expected: Number(length * MIN_FEE_PER_BYTE), actual: Number(tx.feePayer.fee) });
  }
}

function checkNonce(party: Party, isOrigin: boolean, view: AccountView, unlimitedChaining: boolean): void {
  const expected = view.nonce(party.address);
  const names = { principal: party.address, is_origin: isOrigin };
  if (party.nonce < expected) {
    throw new Rejection('BadNonce', { expected: Number(expected), actual: Number(party.nonce), ...names });
  }
  const highest = expected + 1n + MAX_CHAINING;
  if (party.nonce > highest && !unlimitedChaining) {
    const message = 'Nonce would exceed chaining limit in mempool';
    throw new Rejection('TooMuchChaining', {
      message,
      expected: Number(highest),
      actual: Number(party.nonce),
      ...names,
    });
  }
}

function requireFunds(needed: bigint, held: bigint): void {
  if (needed > held) throw new Rejection('NotEnoughFunds', { expected: u128(needed), actual: u128(held) });
}

export function u128(value: bigint): string {
  return `0x${value.toString(16).padStart(32, '0')}`;
}

function checkPayload(tx: DecodedTx, view: AccountView): void {
  const { action } = tx;
  switch (action.kind) {
    case 'transfer':
      return checkTransfer(tx, action, view);
    case 'call':
      return checkCall(action, view);
    case 'deploy':
      if (view.contractExists(action.contractId))
        throw new Rejection('ContractAlreadyExists', { contract_identifier: action.contractId });
  }
}

function checkTransfer(tx: DecodedTx, action: Extract<Action, { kind: 'transfer' }>, view: AccountView): void {
  if (action.recipient === tx.origin.address)
    throw new Rejection('TransferRecipientCannotEqualSender', { recipient: action.recipient });
  if (action.amount <= 0n) throw new Rejection('TransferAmountMustBePositive');
  const fee = tx.sponsor ? 0n : tx.origin.fee;
  requireFunds(action.amount + fee, view.balance(tx.origin.address));
}

function checkCall(action: Extract<Action, { kind: 'call' }>, view: AccountView): void {
  if (!view.contractExists(action.contractId)) throw new Rejection('NoSuchContract');
  const abi = view.contractInterface(action.contractId);
  if (!abi) throw new Rejection('NoSuchPublicFunction'); // a boot contract whose interface the VM does not tell
  const fn = abi.functions.find((candidate) => candidate.name === action.functionName);
  if (!fn || fn.access !== 'public') throw new Rejection('NoSuchPublicFunction');
  const message = argumentFault(
    action.args.map((arg) => hexToCV(Buffer.from(arg).toString('hex'))),
    fn.args,
  );
  if (message) throw new Rejection('BadFunctionArgument', { message });
}

/** Why the values cannot be the arguments, or undefined when they can. */
export function argumentFault(
  values: readonly ClarityValue[],
  wanted: ContractAbi['functions'][number]['args'],
): string | undefined {
  if (values.length !== wanted.length) return `IncorrectArgumentCount(${wanted.length}, ${values.length})`;
  for (const [index, arg] of wanted.entries()) {
    const value = values[index] as ClarityValue;
    if (!fits(value, arg.type))
      return `TypeError: argument ${arg.name} must be ${typeName(arg.type)}, got ${value.type}`;
  }
  return undefined;
}

/** A nonce that is already waited for is taken over only for a strictly higher absolute fee, or from a tenure that was orphaned. */
function checkConflicts(tx: DecodedTx, view: AccountView, mempool: Mempool): void {
  for (const other of mempool.conflictsOf(tx)) {
    if (tx.feePayer.fee <= other.tx.feePayer.fee && !view.onAnotherFork(other))
      throw new Rejection('ConflictingNonceInMempool');
  }
}
