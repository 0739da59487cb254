import type { VmEvent } from '../chain/types.js';

/** What an observer asked for, in the words of the node's `events_keys`. */
export class EventFilter {
  private readonly all: boolean;

  constructor(private readonly keys: readonly string[]) {
    this.all = keys.includes('*');
  }

  burnBlocks(): boolean {
    return this.all || this.keys.includes('burn_blocks');
  }

  mempool(): boolean {
    return this.all || this.keys.includes('memtx');
  }

  wants({ event, data }: VmEvent): boolean {
    if (this.all) return true;
    if (event === 'print_event')
      return this.keys.includes(`${String(data['contract_identifier'])}::${String(data['topic'])}`);
    if (event.startsWith('stx_')) return this.keys.includes('stx');
    const asset = String(data['asset_identifier']).replace('::', '.');
    return this.keys.includes(asset);
  }
}
