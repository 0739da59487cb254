const COARSE = 64 * 1024;
const FINE = 512;

/** What changed between two states of the memory: for each piece, its content in the older one. */
export interface Undo {
  readonly offsets: Uint32Array;
  readonly pieces: Buffer; // FINE bytes per offset
}

/** Offsets of the pieces in which two equally long buffers differ. Compares coarsely first: equal memory is the usual case. */
export function differingPieces(left: Buffer, right: Buffer): number[] {
  const offsets: number[] = [];
  for (let block = 0; block < left.length; block += COARSE) {
    const blockEnd = Math.min(block + COARSE, left.length);
    if (left.compare(right, block, blockEnd, block, blockEnd) === 0) continue;
    for (let at = block; at < blockEnd; at += FINE) {
      if (left.compare(right, at, at + FINE, at, at + FINE) !== 0) offsets.push(at);
    }
  }
  return offsets;
}

export function collect(source: Buffer, offsets: readonly number[]): Undo {
  const pieces = Buffer.allocUnsafe(offsets.length * FINE);
  offsets.forEach((offset, index) => source.copy(pieces, index * FINE, offset, offset + FINE));
  return { offsets: Uint32Array.from(offsets), pieces };
}

export function copyPieces(source: Buffer, target: Buffer, offsets: readonly number[]): void {
  for (const offset of offsets) source.copy(target, offset, offset, offset + FINE);
}

export function apply(undo: Undo, target: Buffer): void {
  undo.offsets.forEach((offset, index) => undo.pieces.copy(target, offset, index * FINE, (index + 1) * FINE));
}
