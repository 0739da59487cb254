/** The life of a transaction that was sent from this page, as steps that a person follows. Pure. */
import type { Transaction } from '../api/calls';
import type { Intent } from './call';

/**
 * SENT: the node took it. WAITING: in the mempool. IN_BLOCK: it ran, its block may still vanish. FINAL: it stays. FAILED: it ran and was
 * refused. DROPPED: the network forgot it, nothing happened. UNKNOWN: nobody has seen it (yet).
 */
export type Stage = 'SENT' | 'WAITING' | 'IN_BLOCK' | 'FINAL' | 'FAILED' | 'DROPPED' | 'UNKNOWN';

export interface Followed {
  readonly txid: string;
  readonly kind: Intent['kind'];
  /** What it does: `Deposit 100 STX`. */
  readonly label: string;
  readonly address: string;
  readonly sentAtMs: number;
  readonly stage: Stage;
  /** Nothing about it changes any more. */
  readonly isOver: boolean;
  readonly height: number | null;
  /** Why it failed. */
  readonly sentence: string | null;
}

/** Who sent what. */
export type Act = Pick<Followed, 'kind' | 'label' | 'address'>;

export function sent(txid: string, act: Act, nowMs: number): Followed {
  return { txid, ...act, sentAtMs: nowMs, stage: 'SENT', isOver: false, height: null, sentence: null };
}

const STAGES: Record<Transaction['status'], Stage> = {
  REGISTERED: 'SENT',
  PENDING: 'WAITING',
  IN_BLOCK: 'IN_BLOCK',
  FINAL: 'FINAL',
  FAILED: 'FAILED',
  DROPPED: 'DROPPED',
  NOT_FOUND: 'UNKNOWN',
};

/** After an answer of the service. */
export function told(before: Followed, answer: Transaction): Followed {
  const stage = answer.final && answer.status === 'IN_BLOCK' ? 'FINAL' : STAGES[answer.status];
  return {
    ...before,
    stage,
    isOver: stage === 'FINAL' || stage === 'DROPPED' || (stage === 'FAILED' && answer.final),
    height: answer.height,
    sentence: answer.error?.sentence ?? (stage === 'DROPPED' ? 'The network dropped it. Nothing was moved.' : null),
  };
}

/** The part of the API's `/extended/v1/tx/{txid}` that says how it went. */
export interface NodeTransaction {
  readonly tx_status: string;
  readonly block_height?: number;
  readonly tx_result?: { readonly repr?: string };
}

/** After an answer of the node itself, when the service follows no transactions. It never says FINAL: only the service knows. */
export function toldByNode(before: Followed, answer: NodeTransaction): Followed {
  const height = answer.block_height ?? null;
  if (answer.tx_status === 'pending') {
    return { ...before, stage: 'WAITING' };
  }
  if (answer.tx_status === 'success') {
    return { ...before, stage: 'IN_BLOCK', height };
  }
  if (answer.tx_status.startsWith('dropped')) {
    return { ...before, stage: 'DROPPED', isOver: true, sentence: 'The network dropped it. Nothing was moved.' };
  }
  const code = /\(err (u\d+)\)/.exec(answer.tx_result?.repr ?? '')?.[1];
  const sentence =
    answer.tx_status === 'abort_by_post_condition'
      ? 'It would have moved something else than you signed, so it moved nothing.'
      : `The contract refused it${code === undefined ? '' : ` (${code})`}. Only the network fee was paid.`;
  return { ...before, stage: 'FAILED', height, sentence };
}

/** The steps as a person sees them, and how far it is: the index of the last step that is done. */
export const STEPS = ['Sent', 'Waiting for a block', 'In a block', 'Final'] as const;

export function stepOf(stage: Stage): number {
  switch (stage) {
    case 'UNKNOWN':
    case 'SENT':
      return 0;
    case 'WAITING':
      return 1;
    case 'IN_BLOCK':
    case 'FAILED':
      return 2;
    case 'FINAL':
      return 3;
    case 'DROPPED':
      return 0;
  }
}

const KEPT = 12;

/** Newest first, one per id, the oldest forgotten; what is not over is kept in any case. */
export function remembered(list: readonly Followed[], item: Followed): Followed[] {
  const others = list.filter((it) => it.txid !== item.txid);
  return [item, ...others].sort((a, b) => b.sentAtMs - a.sentAtMs).filter((it, index) => index < KEPT || !it.isOver);
}
