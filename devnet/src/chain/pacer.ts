import type { Devnet } from './devnet.js';

export interface Pace {
  blockMs: number; // 0: Stacks blocks only by hand
  blockMsAtMost: number; // above blockMs: each pause is drawn between the two
  burnBlockMs: number; // 0: burn blocks only by hand
  onlyWithTxs: boolean; // no Stacks block while the mempool is empty
  stalled: boolean; // burn blocks without Stacks blocks
}

/** Mines on timers. */
export class Pacer {
  private blockTimer: NodeJS.Timeout | undefined;
  private burnTimer: NodeJS.Timeout | undefined;
  private running = false;

  constructor(
    private readonly devnet: Devnet,
    private current: Pace,
    private readonly onError: (error: unknown) => void,
  ) {}

  get pace(): Pace & { running: boolean } {
    return { ...this.current, running: this.running };
  }

  start(): void {
    this.stop();
    this.running = true;
    if (this.current.blockMs > 0) this.nextBlock();
    if (this.current.burnBlockMs > 0) this.burnTimer = setInterval(() => this.tick(true), this.current.burnBlockMs);
  }

  stop(): void {
    clearTimeout(this.blockTimer);
    clearInterval(this.burnTimer);
    this.running = false;
  }

  private nextBlock(): void {
    const { blockMs, blockMsAtMost } = this.current;
    const pause = blockMs + Math.random() * Math.max(0, blockMsAtMost - blockMs);
    this.blockTimer = setTimeout(() => {
      this.nextBlock();
      this.tick(false);
    }, pause);
  }

  /** Changes the pace; a pacer that stands still stays so. */
  set(pace: Partial<Pace>): void {
    this.current = { ...this.current, ...pace };
    if (this.running) this.start();
  }

  private busy = { block: false, burn: false };

  private tick(burn: boolean): void {
    const key = burn ? 'burn' : 'block';
    if (this.busy[key]) return; // the machine is slower than the timer: skip rather than pile up
    if (!burn && this.current.onlyWithTxs && this.devnet.mempool.size === 0) return;
    if (!burn && this.current.stalled) return;
    this.busy[key] = true;
    const mining = burn && this.current.stalled ? this.devnet.stall() : this.devnet.mine(burn);
    void Promise.resolve<unknown>(mining)
      .catch(this.onError)
      .finally(() => (this.busy[key] = false));
  }
}
