import { existsSync, fsyncSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { SavedMemory, withFile, writeMemory } from '../engine/memory.js';
import type { WasmHandles } from '../engine/wasm.js';

const FORMAT = 2;
const KEPT = 3;

interface Header {
  readonly format: number;
  readonly height: number;
  readonly indexHash: string;
}

export interface ImageRef {
  readonly path: string;
  readonly height: number;
  readonly indexHash: string;
}

/**
 * Copies of the VM's memory on disk: `HEIGHT-INDEXHASH.image`, the memory as `writeMemory` writes
 * it. An image that was not written completely never gets its name.
 */
export class Images {
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
    const path = join(this.folder, `${height}-${indexHash}.image`);
    const header: Header = { format: FORMAT, height, indexHash };
    withFile(`${path}.new`, 'w', (fd) => {
      writeMemory(fd, handles, pointer, header);
      fsyncSync(fd);
    });
    renameSync(`${path}.new`, path);
    // What is higher than the newest image belongs to an orphaned branch; the lowest is genesis and stays.
    const outdated = this.list().filter(
      (image, index, all) => image.height > height || (index >= KEPT && index < all.length - 1),
    );
    for (const old of outdated) rmSync(old.path, { force: true });
  }

  /** Puts an image into the VM's memory and returns the session's pointer; undefined when it is of another VM or damaged. */
  load(image: ImageRef, handles: WasmHandles): number | undefined {
    if (!existsSync(image.path)) return undefined;
    return withFile(image.path, 'r', (fd) => {
      const saved = SavedMemory.read<Header>(fd);
      const isIt = saved?.header.format === FORMAT && saved.header.indexHash === image.indexHash;
      return isIt ? saved.restore(fd, handles) : undefined;
    });
  }
}
