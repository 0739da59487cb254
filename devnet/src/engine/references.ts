/** The JS strings that the VM holds, by their slot in the reference table. */
export type HeldStrings = ReadonlyMap<number, string>;

/**
 * The VM keeps the names of fields that it gave to JS once, as references into a table outside its memory. Who puts an older memory back
 * must put those strings back too: their slots may have been used for something else since.
 */
export function heldStrings(table: WebAssembly.Table): HeldStrings {
  const held = new Map<number, string>();
  for (let slot = 0; slot < table.length; slot++) {
    const value: unknown = table.get(slot);
    if (typeof value === 'string') held.set(slot, value);
  }
  return held;
}

export function putBack(held: HeldStrings, table: WebAssembly.Table): void {
  const highest = Math.max(-1, ...held.keys());
  if (highest >= table.length) table.grow(highest + 1 - table.length);
  for (const [slot, value] of held) if (table.get(slot) !== value) table.set(slot, value);
}
