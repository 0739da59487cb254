import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { heldStrings, putBack } from './references.js';
import type { WasmHandles } from './wasm.js';

const PAGE = 4096;
const WASM_PAGE = 65536;
const MOST_HEADER_BYTES = 4 << 20;

type Run = readonly [firstPage: number, pages: number];

/** What is needed beside the memory to go on with a VM that was copied. */
interface MemoryHeader {
  readonly vm: string; // sha256 of the wasm file
  readonly pointer: number;
  readonly memoryBytes: number;
  readonly references: number; // length of the reference table
  readonly strings: readonly (readonly [slot: number, value: string])[];
  readonly runs: readonly Run[]; // of pages that are not all zero
}

/** Writes the VM's memory: a JSON line with `header` in it, then the pages that are not all zero. */
export function writeMemory(fd: number, handles: WasmHandles, pointer: number, header: object): void {
  const memory = Buffer.from(handles.memory.buffer);
  const runs = runsInUse(memory);
  const strings = [...heldStrings(handles.externrefs)];
  const references = handles.externrefs.length;
  const own: MemoryHeader = { vm: wasmFingerprint(), pointer, memoryBytes: memory.length, references, strings, runs };
  writeSync(fd, `${JSON.stringify({ ...header, ...own })}\n`);
  for (const [page, pages] of runs) writeSync(fd, memory, page * PAGE, pages * PAGE);
}

/** A VM's memory in a file. */
export class SavedMemory<H extends object> {
  private constructor(
    readonly header: H & MemoryHeader,
    private readonly bodyAt: number,
    private readonly isWhole: boolean,
  ) {}

  /** Reads what stands before the pages; undefined when it is nothing that `writeMemory` wrote. */
  static read<H extends object>(fd: number): SavedMemory<H> | undefined {
    const bytes = Buffer.alloc(Math.min(MOST_HEADER_BYTES, fstatSync(fd).size));
    readSync(fd, bytes, 0, bytes.length, 0);
    const end = bytes.indexOf(0x0a);
    try {
      const header = JSON.parse(bytes.toString('utf8', 0, Math.max(0, end))) as H & MemoryHeader;
      const pages = header.runs.reduce((sum, [, count]) => sum + count, 0);
      return new SavedMemory(header, end + 1, fstatSync(fd).size === end + 1 + pages * PAGE);
    } catch {
      return undefined;
    }
  }

  /** Puts it into the VM's memory and returns the session's pointer; undefined, and nothing is touched, when it is of another VM or not whole. */
  restore(fd: number, handles: WasmHandles): number | undefined {
    const { vm, pointer, memoryBytes, references, strings, runs } = this.header;
    if (vm !== wasmFingerprint() || !this.isWhole) return undefined;
    const used = handles.memory.buffer.byteLength;
    if (memoryBytes > used) handles.memory.grow((memoryBytes - used) / WASM_PAGE);
    if (references > handles.externrefs.length) handles.externrefs.grow(references - handles.externrefs.length);
    putBack(new Map(strings), handles.externrefs);
    const memory = Buffer.from(handles.memory.buffer);
    let position = this.bodyAt;
    let zeroFrom = 0;
    for (const [page, pages] of runs) {
      // What was just grown is zero already.
      if (zeroFrom < used) memory.fill(0, zeroFrom, Math.min(page * PAGE, used));
      readSync(fd, memory, page * PAGE, pages * PAGE, position);
      position += pages * PAGE;
      zeroFrom = (page + pages) * PAGE;
    }
    if (zeroFrom < used) memory.fill(0, zeroFrom, used);
    return pointer;
  }
}

/** Opens a file for `work`, and closes it whatever comes of that. */
export function withFile<T>(path: string, flags: string, work: (fd: number) => T): T {
  const fd = openSync(path, flags);
  try {
    return work(fd);
  } finally {
    closeSync(fd);
  }
}

function runsInUse(memory: Buffer): Run[] {
  const zero = Buffer.alloc(PAGE);
  const runs: [number, number][] = [];
  for (let page = 0; page * PAGE < memory.length; page++) {
    if (memory.compare(zero, 0, PAGE, page * PAGE, (page + 1) * PAGE) === 0) continue;
    const last = runs.at(-1);
    if (last && last[0] + last[1] === page) last[1]++;
    else runs.push([page, 1]);
  }
  return runs;
}

let fingerprint: string | undefined;

function wasmFingerprint(): string {
  const folder = dirname(createRequire(import.meta.url).resolve('@stacks/clarinet-sdk-wasm'));
  return (fingerprint ??= createHash('sha256')
    .update(readFileSync(join(folder, 'clarinet_sdk_bg.wasm')))
    .digest('hex'));
}
