import type { Block, Receipt, TxStatus, VmEvent } from '../chain/types.js';
import { RUNTIME_ERROR_RESULT } from '../engine/helper.js';
import { withNumberChanged } from './clarityNumber.js';
import { Counted } from './counted.js';

export interface Hide {
  readonly txid: string;
  readonly event?: number; // counted within the transaction; without it the whole transaction
}

export interface Lie {
  readonly txid: string;
  readonly event: number;
  readonly field: string;
  readonly delta: string; // a whole number; unused when value is given
  readonly value?: string; // hex
}

export interface ForcedStatus {
  readonly txid: string;
  readonly status: string;
}

export interface UnknownEvent {
  readonly txid: string;
  readonly position: 'first' | 'last';
}

const FUTURE_EVENT: VmEvent = { event: 'future_event', data: { kind: 'a type that nobody knows yet', amount: '1' } };

/** Untruths about transactions that are mined: what one place shows is not what the chain has. */
export class Distortion {
  hides: readonly Counted<Hide>[] = [];
  lies: readonly Counted<Lie>[] = [];
  statuses: readonly Counted<ForcedStatus>[] = [];
  unknownEvents: readonly Counted<UnknownEvent>[] = [];
  extraFields = false;
  private changes = 0;

  clear(): void {
    this.hides = [];
    this.lies = [];
    this.statuses = [];
    this.unknownEvents = [];
    this.extraFields = false;
    this.changed();
  }

  /** To be called after a fault was set: tags of answers given before do not hold any more. */
  changed(): void {
    this.changes++;
  }

  /** Differs whenever the same chain may look different. */
  get version(): string {
    return [this.changes, ...this.all().map((fault) => (fault.live ? 1 : 0))].join('');
  }

  get idle(): boolean {
    return !this.all().some((fault) => fault.live);
  }

  /** One look: however often a fault strikes in it, it counts once. */
  lens(): Lens {
    return new Lens(this);
  }

  view(): object {
    const lists = {
      hide: this.hides,
      lies: this.lies,
      statuses: this.statuses,
      unknownEvents: this.unknownEvents,
    };
    const views = Object.entries(lists).map(([name, list]) => [name, list.map((fault) => fault.view())]);
    return { ...Object.fromEntries(views), extraFields: this.extraFields };
  }

  private all(): Counted<unknown>[] {
    return [...this.hides, ...this.lies, ...this.statuses, ...this.unknownEvents];
  }
}

/** What one answer or message shows of the mined transactions. */
export class Lens {
  private readonly struck = new Set<Counted<unknown>>();

  constructor(private readonly distortion: Distortion) {}

  /** To be called when the answer is made. */
  close(): void {
    for (const fault of this.struck) fault.hits++;
  }

  receipts(block: Block): readonly Receipt[] {
    if (this.distortion.idle) return block.receipts;
    return block.receipts.filter(({ txid }) => !this.hides(txid)).map((receipt) => this.shown(receipt));
  }

  receipt(block: Block, txid: string): Receipt | undefined {
    return this.receipts(block).find((receipt) => receipt.txid === txid);
  }

  hides(txid: string): boolean {
    return this.strike(this.distortion.hides, (hide) => hide.txid === txid && hide.event === undefined).length > 0;
  }

  with<T>(value: T): T {
    return this.distortion.extraFields ? (withExtraFields(value) as T) : value;
  }

  private shown(receipt: Receipt): Receipt {
    const of = <T extends { txid: string }>({ txid }: T): boolean => txid === receipt.txid;
    const forced = this.strike(this.distortion.statuses, of)[0];
    if (forced) {
      return {
        ...receipt,
        status: forced.status as TxStatus,
        resultHex: RUNTIME_ERROR_RESULT,
        events: [],
        vmError: null,
      };
    }
    const events = receipt.events.flatMap((event, index) => this.shownEvent(receipt.txid, event, index));
    for (const { position } of this.strike(this.distortion.unknownEvents, of)) {
      if (position === 'first') events.unshift(FUTURE_EVENT);
      else events.push(FUTURE_EVENT);
    }
    return { ...receipt, events };
  }

  private shownEvent(txid: string, event: VmEvent, index: number): VmEvent[] {
    const here = (fault: { txid: string; event?: number }): boolean => fault.txid === txid && fault.event === index;
    if (this.strike(this.distortion.hides, here).length > 0) return [];
    if (event.event !== 'print_event') return [event];
    const [lie] = this.strike(this.distortion.lies, here, (candidate) => lieOf(candidate, event) !== undefined);
    return [lie ? { ...event, data: { ...event.data, raw_value: lieOf(lie, event) } } : event];
  }

  private strike<T>(
    faults: readonly Counted<T>[],
    concerns: (what: T) => boolean,
    works: (what: T) => boolean = () => true,
  ): T[] {
    const found = faults.filter((fault) => fault.live && concerns(fault.what) && works(fault.what));
    for (const fault of found) this.struck.add(fault);
    return found.map((fault) => fault.what);
  }
}

function lieOf(lie: Lie, event: VmEvent): string | undefined {
  return lie.value ?? withNumberChanged(String(event.data['raw_value']), lie.field, BigInt(lie.delta));
}

/** Every object with a field more, as a later version of the sender might have. */
function withExtraFields(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withExtraFields);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, withExtraFields(inner)]);
  return { ...Object.fromEntries(entries), future_field: { since: 'a later version', list: [1, null, 'x'] } };
}
