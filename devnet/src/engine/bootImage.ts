import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { dirname } from 'node:path';
import type { ContractAbi } from '../tx/abi.js';
import { HELPER_SOURCE } from './helper.js';
import { SavedMemory, withFile, writeMemory } from './memory.js';
import type { WasmHandles } from './wasm.js';

/** Beside the packages: it belongs to the VM that was installed with them. */
const FILE = fileURLToPath(new URL('../../node_modules/.cache/bithedge-devnet/boot.image', import.meta.url));
const FORMAT = 1;

/**
 * When the image's chain began, in seconds: in the year 2272, so that nothing else in the memory looks like it, and of ten decimal digits
 * as every time from 2001 until 2286.
 */
export const IMAGE_TIME = 9_561_758_400;
const LONGEST_BOOT = 86_400;
const TEN_DIGITS = [1_000_000_000, 9_999_999_999 - LONGEST_BOOT] as const;

/** A time in the memory, `after` seconds behind the chain's beginning: eight bytes, or decimal digits. */
interface TimePlace {
  readonly offset: number;
  readonly after: number;
  readonly kind: 'u64' | 'digits';
}

interface Header {
  readonly format: number;
  readonly helper: string;
  readonly times: readonly TimePlace[];
  readonly abis: readonly (readonly [contractId: string, abi: ContractAbi])[];
}

/**
 * A booted VM as a file. To boot one takes seconds, nearly all of it for the boot contracts, which are always the same; only the times of
 * the first blocks are not, and they are written where the image has its own. A JSON line, then the memory.
 */
export class BootImage {
  private constructor(
    private readonly path: string,
    private readonly header: Header,
  ) {}

  /** The image that `npm run build` made; null when there is none for this VM. */
  static find(path = FILE): BootImage | null {
    if (!existsSync(path)) return null;
    const header = withFile(path, 'r', (fd) => SavedMemory.read<Header>(fd)?.header);
    return header?.format === FORMAT && header.helper === HELPER_SOURCE ? new BootImage(path, header) : null;
  }

  /** Writes the VM, which was booted with {@link IMAGE_TIME} and no balances, and what was learned of its contracts. */
  static save(handles: WasmHandles, pointer: number, abis: ReadonlyMap<string, ContractAbi>, path = FILE): void {
    const times = timesIn(Buffer.from(handles.memory.buffer));
    const header: Header = { format: FORMAT, helper: HELPER_SOURCE, times, abis: [...abis] };
    mkdirSync(dirname(path), { recursive: true });
    withFile(`${path}.new`, 'w', (fd) => writeMemory(fd, handles, pointer, header));
    renameSync(`${path}.new`, path);
  }

  get abis(): ReadonlyMap<string, ContractAbi> {
    return new Map(this.header.abis);
  }

  /** Puts the VM into the memory, its chain beginning at `timeMs`; returns the session's pointer, undefined when that cannot be done. */
  load(handles: WasmHandles, timeMs: number): number | undefined {
    const seconds = Math.floor(timeMs / 1000);
    if (seconds < TEN_DIGITS[0] || seconds > TEN_DIGITS[1]) return undefined;
    const pointer = withFile(this.path, 'r', (fd) => SavedMemory.read(fd)?.restore(fd, handles));
    if (pointer === undefined) return undefined;
    const memory = Buffer.from(handles.memory.buffer);
    for (const { offset, after, kind } of this.header.times) {
      if (kind === 'u64') memory.writeBigUInt64LE(BigInt(seconds + after), offset);
      else memory.write(String(seconds + after), offset, 'latin1');
    }
    return pointer;
  }
}

function timesIn(memory: Buffer): TimePlace[] {
  const places: TimePlace[] = [];
  const words = new BigUint64Array(memory.buffer, memory.byteOffset, memory.length / 8);
  const first = BigInt(IMAGE_TIME);
  const last = BigInt(IMAGE_TIME + LONGEST_BOOT);
  words.forEach((word, index) => {
    if (word >= first && word <= last) places.push({ offset: index * 8, after: Number(word - first), kind: 'u64' });
  });
  const start = String(IMAGE_TIME).slice(0, 5);
  for (let at = memory.indexOf(start); at >= 0; at = memory.indexOf(start, at + 1)) {
    const digits = memory.toString('latin1', at, at + 10);
    const after = /^\d{10}$/.test(digits) ? Number(digits) - IMAGE_TIME : -1;
    if (after >= 0 && after <= LONGEST_BOOT) places.push({ offset: at, after, kind: 'digits' });
  }
  return places;
}
