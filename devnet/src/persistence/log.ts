import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { LogRecord } from './records.js';

const NEWLINE = 0x0a;

export class CorruptLog extends Error {}

/** The append-only log of the chain: one line per record, each with a checksum. */
export class ChainLog {
  private constructor(private readonly fd: number) {}

  /**
   * Opens or creates the log and reads it. A last line that was cut by a crash is removed and reported through `notice`;
   * damage anywhere else is an error, because what follows it cannot be trusted.
   */
  static open(folder: string, notice: (message: string) => void): { log: ChainLog; records: LogRecord[] } {
    const path = join(folder, 'chain.log');
    const fd = openSync(path, 'a+');
    const bytes = readFileSync(path);
    const { records, goodBytes } = parse(bytes, path);
    if (goodBytes < bytes.length) {
      notice(`the last record of ${path} is incomplete (${bytes.length - goodBytes} bytes): cut`);
      ftruncateSync(fd, goodBytes);
      fsyncSync(fd);
    }
    return { log: new ChainLog(fd), records };
  }

  /** Blocks and forks reach the disk before this returns; single transactions only the operating system. */
  append(record: LogRecord): void {
    const json = JSON.stringify(record);
    writeSync(this.fd, `${checksum(json)} ${json}\n`);
    if (record.t === 'block' || record.t === 'reorg' || record.t === 'genesis') fsyncSync(this.fd);
  }

  close(): void {
    fsyncSync(this.fd);
    closeSync(this.fd);
  }
}

function checksum(json: string): string {
  return createHash('sha256').update(json).digest('hex').slice(0, 8);
}

function parse(bytes: Buffer, path: string): { records: LogRecord[]; goodBytes: number } {
  const records: LogRecord[] = [];
  let start = 0;
  while (start < bytes.length) {
    const end = bytes.indexOf(NEWLINE, start);
    const record = end < 0 ? undefined : parseLine(bytes.toString('utf8', start, end));
    if (!record) {
      if (end >= 0 && end + 1 < bytes.length)
        throw new CorruptLog(`${path}: record ${records.length + 1} at byte ${start} is damaged`);
      break;
    }
    records.push(record);
    start = end + 1;
  }
  return { records, goodBytes: start };
}

function parseLine(line: string): LogRecord | undefined {
  const json = line.slice(9);
  return line.slice(0, 8) === checksum(json) ? (JSON.parse(json) as LogRecord) : undefined;
}
