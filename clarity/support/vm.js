// The Clarity VM of this process. To fill it with the boot contracts takes seconds, to put its memory back milliseconds: it is filled once.
import { heldStrings, putBack } from '../../devnet/src/engine/references.ts';
import { captureNext } from '../../devnet/src/engine/wasm.ts';

const captured = captureNext();
const { getSDK } = await import('@stacks/clarinet-sdk');
const { memory, externrefs } = captured();

/** By what was asked of the SDK: its session behind the boot contracts, and the memory of that moment. */
const booted = new Map();

/** A session behind the boot contracts. Whoever was given one before has none any more: the memory is the same. */
export async function freshSession(options, boot) {
  const key = JSON.stringify(options ?? {});
  const known = booted.get(key);
  if (known === undefined) {
    const sdk = await getSDK(options);
    await boot(sdk);
    booted.set(key, { sdk, bytes: Buffer.from(Buffer.from(memory.buffer)), strings: heldStrings(externrefs) });
    return sdk;
  }
  Buffer.from(memory.buffer).fill(0).set(known.bytes);
  putBack(known.strings, externrefs);
  return known.sdk;
}
