import { ApiView } from '../chain/apiView.js';
import type { Devnet } from '../chain/devnet.js';
import type { Block } from '../chain/types.js';
import type { Page } from '../http/router.js';
import type { ApiGeneration } from '../network.js';
import { withNumberChanged } from './clarityNumber.js';
import { Counted } from './counted.js';
import { Distortion } from './distortion.js';
import { RouteFaults } from './routeFaults.js';

export interface Balanced {
  readonly blocksBehind: number;
  readonly frozen: boolean;
  readonly node: boolean;
}

export interface Shift {
  readonly path: string; // prefix of the path
  readonly by: number;
}

export interface CallReadSkew {
  readonly contract: string;
  readonly function: string;
  readonly field: string;
  readonly delta: string; // a whole number
}

/** One address of the devnet: what it knows of the chain, and what it gets wrong. */
export class Listener {
  readonly routes = new RouteFaults();
  readonly distortion = new Distortion();
  shifts: readonly Counted<Shift>[] = [];
  skews: readonly Counted<CallReadSkew>[] = [];
  simulationAbsent = false;
  apiRoutes: ApiGeneration;
  private behind: ApiView | undefined;
  private balanced_: Balanced | undefined;
  private apiTurn = 0;
  private nodeTurn = 0;

  constructor(
    readonly name: 'main' | 'mirror',
    private readonly devnet: Devnet,
    readonly head: ApiView,
    private readonly generation: ApiGeneration,
  ) {
    this.apiRoutes = generation;
  }

  /** The view that answers this request: always the same one, or two in turn. */
  view(): ApiView {
    return this.behind && this.apiTurn++ % 2 === 1 ? this.behind : this.head;
  }

  /** The tip that the node behind this address gives this time. */
  nodeTip(): Block {
    const { tip } = this.devnet.tree;
    return this.behind && this.balanced_?.node && this.nodeTurn++ % 2 === 1 ? this.behind.tip : tip;
  }

  balance(how: Balanced | undefined): void {
    if (this.behind) this.devnet.views.delete(this.behind);
    this.balanced_ = how;
    this.behind = how && this.head.behind(how.blocksBehind, how.frozen);
    if (this.behind) this.devnet.views.add(this.behind);
    this.apiTurn = 0;
    this.nodeTurn = 0;
  }

  lag(blocks: number): void {
    this.head.lagBlocks = blocks;
    this.head.follow();
  }

  freeze(frozen: boolean): void {
    this.head.frozen = frozen;
    this.head.follow();
  }

  /** By how much the pages of `path` moved since the page before. */
  shiftOf(path: string, page: Page): number {
    if (page.offset === 0) return 0;
    const shift = this.shifts.find(({ live, what }) => live && path.startsWith(what.path));
    if (!shift) return 0;
    shift.hits++;
    return shift.what.by;
  }

  /** The answer of a read-only function as this address gives it. */
  skewed(contract: string, fn: string, resultHex: string): string {
    let hex = resultHex;
    for (const skew of this.skews) {
      if (!skew.live || skew.what.contract !== contract || skew.what.function !== fn) continue;
      const changed = withNumberChanged(hex, skew.what.field, BigInt(skew.what.delta));
      if (changed === undefined) continue;
      skew.hits++;
      hex = changed;
    }
    return hex;
  }

  clear(): void {
    this.routes.clear();
    this.distortion.clear();
    this.shifts = [];
    this.skews = [];
    this.simulationAbsent = false;
    this.apiRoutes = this.generation;
    this.balance(undefined);
    this.head.lagBlocks = 0;
    this.freeze(false);
  }

  faultsView(): object {
    return {
      routes: this.routes.view(),
      apiLagBlocks: this.head.lagBlocks,
      apiFrozen: this.head.frozen,
      balanced: this.balanced_ ?? null,
      shiftPages: this.shifts.map((shift) => shift.view()),
      callReadSkews: this.skews.map((skew) => skew.view()),
      simulation: this.simulationAbsent ? 'absent' : 'on',
      apiRoutes: this.apiRoutes,
      ...this.distortion.view(),
    };
  }
}
