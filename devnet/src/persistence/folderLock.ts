import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Keeps a second process from writing the same log. A lock whose process is gone (kill -9) is taken over. */
export class FolderLock {
  private constructor(private readonly path: string) {}

  static take(folder: string): FolderLock {
    const path = join(folder, 'lock');
    const holder = holderOf(path);
    if (holder !== undefined) throw new Error(`${folder} is in use by process ${holder}`);
    writeFileSync(path, `${process.pid}\n`);
    return new FolderLock(path);
  }

  release(): void {
    rmSync(this.path, { force: true });
  }
}

function holderOf(path: string): number | undefined {
  let pid: number;
  try {
    pid = Number(readFileSync(path, 'utf8').trim());
  } catch {
    return undefined;
  }
  if (!Number.isSafeInteger(pid) || pid <= 0 || pid === process.pid) return undefined;
  try {
    process.kill(pid, 0);
  } catch {
    return undefined;
  }
  return isDevnet(pid) ? pid : undefined;
}

/** A number may have gone to another program since; where the system tells, we look. */
function isDevnet(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('server');
  } catch {
    return true;
  }
}
