import { createHash } from 'node:crypto';

/** SHA-512/256 of the concatenation of hex strings, as hex. */
export function sha512t256(...hexParts: string[]): string {
  const hash = createHash('sha512-256');
  for (const part of hexParts) hash.update(Buffer.from(part, 'hex'));
  return hash.digest('hex');
}

export function sha512t256OfText(text: string): string {
  return createHash('sha512-256').update(text).digest('hex');
}

/** The identity of a Stacks block: its hash bound to the burn chain view it was made in. */
export function indexBlockHash(blockHash: string, consensusHash: string): string {
  return sha512t256(blockHash, consensusHash);
}

export function u64(value: bigint | number): string {
  return BigInt(value).toString(16).padStart(16, '0');
}

export const ZERO_HASH = '0'.repeat(64);
