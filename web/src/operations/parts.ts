import type { Operations, Part } from '../api/operations';

/** Readers of the details of a part: each part tells its own, and an older one tells less. */
export function partNamed(operations: Operations | null, name: string): Part | null {
  return operations?.parts.find((part) => part.name.includes(name)) ?? null;
}

/** A field anywhere down a path of objects. */
export function at(details: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inside, key) => (isObject(inside) ? inside[key] : undefined), details);
}

export function numberAt(details: unknown, ...path: readonly string[]): number | null {
  const found = at(details, ...path);
  return typeof found === 'number' ? found : null;
}

export function textAt(details: unknown, ...path: readonly string[]): string | null {
  const found = at(details, ...path);
  return typeof found === 'string' && found !== '' ? found : null;
}

export function listAt(details: unknown, ...path: readonly string[]): readonly unknown[] {
  const found = at(details, ...path);
  return Array.isArray(found) ? found : [];
}

export interface Signer {
  readonly role: string;
  readonly address: string | null;
  readonly pending: number | null;
  readonly waiting: number | null;
  readonly parked: number | null;
  /** null before its first transaction */
  readonly nextNonce: number | null;
  /** micro-STX */
  readonly feesOfDay: bigint | null;
}

/** The accounts of the submitter, by role. */
export function signersOf(submitter: Part | null): readonly Signer[] {
  const signers = at(submitter?.details, 'signers');
  if (!isObject(signers)) return [];
  return Object.entries(signers).map(([role, account]) => {
    const nonce = numberAt(account, 'nextNonce');
    const fees = numberAt(account, 'feesOfDayMicroStx');
    return {
      role,
      address: textAt(account, 'address'),
      pending: numberAt(account, 'pending'),
      waiting: numberAt(account, 'waiting'),
      parked: numberAt(account, 'parked'),
      nextNonce: nonce === null || nonce < 0 ? null : nonce,
      feesOfDay: fees === null ? null : BigInt(fees),
    };
  });
}

/** What a person should read: troubles first, then notes. */
export function remarksOf(part: Part | null): readonly string[] {
  return [
    ...listAt(part?.details, 'troubles'),
    ...listAt(part?.details, 'notes'),
    ...listAt(part?.details, 'words'),
  ].filter((it): it is string => typeof it === 'string');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
