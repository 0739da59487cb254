import type { SubmitterPart } from '../api/operations';

export interface Signer {
  readonly role: string;
  readonly address: string;
  readonly pending: number;
  readonly waiting: number;
  readonly parked: number;
  /** null before its first transaction */
  readonly nextNonce: number | null;
  /** micro-STX */
  readonly feesOfDay: bigint;
}

/** The accounts of the submitter, by role. */
export function signersOf(submitter: SubmitterPart | null): readonly Signer[] {
  return Object.entries(submitter?.details?.signers ?? {}).map(([role, account]) => ({
    role,
    address: account.address,
    pending: account.pending,
    waiting: account.waiting,
    parked: account.parked,
    nextNonce: account.nextNonce < 0 ? null : account.nextNonce,
    feesOfDay: BigInt(account.feesOfDayMicroStx),
  }));
}

/** What an operator should read: troubles first, then notes. */
export function remarksOf(submitter: SubmitterPart | null): readonly string[] {
  return [...(submitter?.details?.troubles ?? []), ...(submitter?.details?.notes ?? [])];
}
