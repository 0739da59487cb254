import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { heldStrings, putBack } from '../engine/references.js';
import type { WasmHandles } from '../engine/wasm.js';

const PAGE = 4096;
const WASM_PAGE = 65536;
const FORMAT = 1;
const KEPT = 3;

interface Header {
  readonly format: number;
  readonly vm: string; // sha256 of the wasm file
  readonly pointer: number;
  readonly memoryBytes: number;
  readonly references: number; // length of the reference table
  readonly strings: readonly (readonly [slot: number, value: string])[];
  readonly height: number;
  readonly indexHash: string;
  readonly pages: number;
}

export interface ImageRef {
  readonly path: string;
  readonly height: number;
  readonly indexHash: string;
}

/**
 * Copies of the VM's memory on disk: `HEIGHT-INDEXHASH.image`, a JSON line, then a page number and a page for each page that is
 * not all zero. An image that was not written completely never gets its name.
 */
export class Images {
  private readonly vm = wasmFingerprint();

  constructor(private readonly folder: string) {}

  list(): ImageRef[] {
    return readdirSync(this.folder)
      .flatMap((name) => {
        const match = /^(\d+)-([0-9a-f]{64})\.image$/.exec(name);
        return match
          ? [{ path: join(this.folder, name), height: Number(match[1]), indexHash: match[2] as string }]
          : [];
      })
      .sort((a, b) => b.height - a.height);
  }

  save(handles: WasmHandles, pointer: number, height: number, indexHash: string): void {
    const memory = Buffer.from(handles.memory.buffer);
    const numbers = pagesInUse(memory);
    const { length: references } = handles.externrefs;
    const header: Header = {
      format: FORMAT,
      vm: this.vm,
      pointer,
      memoryBytes: memory.length,
      references,
      strings: [...heldStrings(handles.externrefs)],
      height,
      indexHash,
      pages: numbers.length,
    };
    const head = Buffer.from(`${JSON.stringify(header)}\n`);
    const body = Buffer.allocUnsafe(numbers.length * (4 + PAGE));
    numbers.forEach((page, index) => {
      const at = index * (4 + PAGE);
      body.writeUInt32BE(page, at);
      memory.copy(body, at + 4, page * PAGE, (page + 1) * PAGE);
    });
    this.write(join(this.folder, `${height}-${indexHash}.image`), head, body);
    // What is higher than the newest image belongs to an orphaned branch; the lowest is genesis and stays.
    const outdated = this.list().filter(
      (image, index, all) => image.height > height || (index >= KEPT && index < all.length - 1),
    );
    for (const old of outdated) rmSync(old.path, { force: true });
  }

  private write(path: string, ...parts: Buffer[]): void {
    const temporary = `${path}.new`;
    const fd = openSync(temporary, 'w');
    for (const part of parts) writeSync(fd, part);
    fsyncSync(fd);
    closeSync(fd);
    renameSync(temporary, path);
  }

  /** Puts an image into the VM's memory and returns the session's pointer; undefined when it is of another VM or damaged. */
  load(image: ImageRef, handles: WasmHandles): number | undefined {
    if (!existsSync(image.path)) return undefined;
    const bytes = readFileSync(image.path);
    const header = headerOf(bytes);
    if (!header || header.format !== FORMAT || header.vm !== this.vm || header.indexHash !== image.indexHash)
      return undefined;
    const bodyAt = bytes.indexOf(0x0a) + 1;
    if (bytes.length - bodyAt !== header.pages * (4 + PAGE)) return undefined;
    const missing = header.memoryBytes - handles.memory.buffer.byteLength;
    if (missing > 0) handles.memory.grow(missing / WASM_PAGE);
    const short = header.references - handles.externrefs.length;
    if (short > 0) handles.externrefs.grow(short);
    putBack(new Map(header.strings), handles.externrefs);
    const memory = Buffer.from(handles.memory.buffer);
    memory.fill(0);
    for (let index = 0; index < header.pages; index++) {
      const at = bodyAt + index * (4 + PAGE);
      bytes.copy(memory, bytes.readUInt32BE(at) * PAGE, at + 4, at + 4 + PAGE);
    }
    return header.pointer;
  }
}

function pagesInUse(memory: Buffer): number[] {
  const zero = Buffer.alloc(PAGE);
  const numbers: number[] = [];
  for (let at = 0; at < memory.length; at += PAGE) {
    if (memory.compare(zero, 0, PAGE, at, at + PAGE) !== 0) numbers.push(at / PAGE);
  }
  return numbers;
}

function headerOf(bytes: Buffer): Header | undefined {
  const end = bytes.indexOf(0x0a);
  try {
    return JSON.parse(bytes.toString('utf8', 0, Math.max(0, end))) as Header;
  } catch {
    return undefined;
  }
}

function wasmFingerprint(): string {
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve('@stacks/clarinet-sdk-wasm'));
  return createHash('sha256')
    .update(readFileSync(join(folder, 'clarinet_sdk_bg.wasm')))
    .digest('hex');
}
