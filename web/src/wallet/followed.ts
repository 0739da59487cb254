/** The life of a transaction that was asked for on this page, as steps that a person follows. Pure. */
import type { Transaction } from '../api/calls';
import { amountWithUnit } from '../format/units';
import type { Intent } from './call';

/**
 * ASKED: the wallet was asked and has not answered. UNKNOWN: it may have been sent, it is looked for. SENT: the network took it. WAITING: in
 * the mempool. IN_BLOCK: it ran, its block may still vanish. FINAL: it stays. FAILED: it ran and was refused. DROPPED: the network forgot it.
 * UNSENT: it was never sent and never can be, another transaction has its place.
 */
export type Stage = 'ASKED' | 'UNKNOWN' | 'SENT' | 'WAITING' | 'IN_BLOCK' | 'FINAL' | 'FAILED' | 'DROPPED' | 'UNSENT';

export type Kind = Intent['kind'];

/** Who does what to what. */
export interface Act {
  readonly kind: Kind;
  /** What it does: `Deposit 100 STX`. */
  readonly label: string;
  readonly address: string;
  /** What it is about, so that the same is not asked for twice: `STX:balanced`, `policy 7`. */
  readonly scope: string;
  /** `SP..vault.withdraw`: what a transaction whose id is not known is recognised by. */
  readonly target: string;
}

/** What is known of a transaction before the network has it. */
export interface Signed {
  readonly txid: string;
  readonly nonce: number;
  /** micro-STX, a decimal string */
  readonly fee: string;
  /** The signed bytes in hex: sending them again is the same transaction. */
  readonly bytes: string;
}

export interface Followed extends Act {
  /** The same from the first to the last step. */
  readonly id: string;
  /** Empty while only the wallet knows it. */
  readonly txid: string;
  readonly sentAtMs: number;
  readonly stage: Stage;
  /** Nothing about it changes any more. */
  readonly isOver: boolean;
  readonly height: number | null;
  /** Why it failed, or what is not known. */
  readonly sentence: string | null;
  readonly nonce: number | null;
  readonly fee: string | null;
  readonly bytes: string | null;
  /** The person has seen how it ended. */
  readonly isSeen: boolean;
}

const BARE = {
  txid: '',
  isOver: false,
  height: null,
  sentence: null,
  nonce: null,
  fee: null,
  bytes: null,
  isSeen: false,
} as const;

/** The wallet is being asked; `nonce` is the one that the account would use next. */
export function asked(id: string, act: Act, nonce: number | null, nowMs: number): Followed {
  return { ...BARE, ...act, id, nonce, sentAtMs: nowMs, stage: 'ASKED' };
}

/** Signed by us and about to be sent: from here on it may be on its way. */
export function signed(act: Act, it: Signed, nowMs: number): Followed {
  return { ...BARE, ...act, ...it, id: it.txid, sentAtMs: nowMs, stage: 'UNKNOWN' };
}

/** The network took it. */
export function sent(before: Followed, txid: string): Followed {
  return { ...before, txid, stage: 'SENT', sentence: null };
}

/** No answer that proves anything: it may have been sent. */
export function unknown(before: Followed, sentence: string): Followed {
  return { ...before, stage: 'UNKNOWN', sentence };
}

/** What an older page kept, or another tab: fields that it did not know are empty. */
export function completed(kept: Partial<Followed> & { readonly txid: string }): Followed {
  const act = { kind: 'deposit', label: 'Transaction', address: '', scope: '', target: '' } as const;
  return { ...BARE, ...act, id: kept.txid, sentAtMs: 0, stage: 'SENT', ...kept };
}

const STAGES: Record<Transaction['status'], Stage | null> = {
  REGISTERED: null,
  NOT_FOUND: null,
  PENDING: 'WAITING',
  IN_BLOCK: 'IN_BLOCK',
  FINAL: 'FINAL',
  FAILED: 'FAILED',
  DROPPED: 'DROPPED',
};

/** After an answer of the service. That it has not seen it (yet) proves nothing. */
export function told(before: Followed, answer: Transaction): Followed {
  const said = answer.final && answer.status === 'IN_BLOCK' ? 'FINAL' : STAGES[answer.status];
  if (said === null) return before.stage === 'WAITING' ? { ...before, stage: 'UNKNOWN' } : before;
  const isOver = said === 'FINAL' || said === 'DROPPED' || (said === 'FAILED' && answer.final);
  const sentence = said === 'FAILED' ? (answer.error?.sentence ?? before.sentence) : null;
  return { ...before, stage: said, isOver, height: answer.height, sentence };
}

/** The part of what the API says of a transaction that tells how it went, in the names from before its version 9. */
export interface NodeTransaction {
  readonly tx_status: string;
  readonly block_height?: number;
  readonly fee_rate?: string;
  readonly tx_result?: { readonly repr?: string };
}

/** After an answer of the node itself. It never says FINAL: only the service knows. */
export function toldByNode(before: Followed, answer: NodeTransaction): Followed {
  const seen = { ...before, fee: answer.fee_rate ?? before.fee };
  const height = answer.block_height ?? null;
  if (answer.tx_status === 'pending') return { ...seen, stage: 'WAITING', sentence: null };
  if (answer.tx_status === 'success') return { ...seen, stage: 'IN_BLOCK', height, sentence: null };
  if (answer.tx_status.startsWith('dropped')) return { ...seen, stage: 'DROPPED', isOver: true, sentence: null };
  const isMoved = answer.tx_status === 'abort_by_post_condition';
  const why = isMoved ? 'It would have moved something else than you signed.' : 'The contract refused it.';
  return { ...seen, stage: 'FAILED', height, sentence: before.sentence ?? why };
}

const NOTHING: Record<Kind, string> = {
  deposit: 'Nothing was deposited.',
  exit: 'Your request did not change.',
  withdrawal: 'Nothing was withdrawn.',
  purchase: 'Nothing was bought and no premium was paid.',
  activation: 'The activation was not asked for.',
};

/** Where it stands, in words; how it ended, with what it cost. */
export function sentenceOf(item: Followed): string {
  switch (item.stage) {
    case 'ASKED':
      return 'Your wallet was asked. Please answer there.';
    case 'UNKNOWN':
      return item.sentence ?? 'We do not know yet whether the network has it. It is looked for.';
    case 'SENT':
      return 'Sent to the network.';
    case 'WAITING':
      return 'It waits for the next block.';
    case 'IN_BLOCK':
      return 'It is in a block. It counts here once that block is final.';
    case 'FINAL':
      return 'Final: it counts.';
    case 'FAILED':
      return ['Failed.', NOTHING[item.kind], costOf(item), item.sentence].filter(Boolean).join(' ');
    case 'DROPPED':
      return `The network dropped it. ${NOTHING[item.kind]} No fee was paid.`;
    case 'UNSENT':
      return `It was not sent: another transaction took its place. ${NOTHING[item.kind]}`;
  }
}

function costOf({ fee }: Followed): string {
  if (fee === null) return 'Only the network fee was paid.';
  return `Fee ${amountWithUnit(BigInt(fee), 'STX', { digits: 6 }).replace(/0+ /, ' ').replace(/\. /, ' ')}.`;
}

/** It ended in a way that somebody should read. */
export function isBad({ stage }: Followed): boolean {
  return stage === 'FAILED' || stage === 'DROPPED' || stage === 'UNSENT';
}

/** The steps as a person sees them, and how far it is: the index of the last step that is done. */
export const STEPS = ['Sent', 'Waiting for a block', 'In a block', 'Final'] as const;

export function stepOf(stage: Stage): number {
  switch (stage) {
    case 'ASKED':
    case 'UNKNOWN':
    case 'UNSENT':
      return -1;
    case 'SENT':
    case 'DROPPED':
      return 0;
    case 'WAITING':
      return 1;
    case 'IN_BLOCK':
    case 'FAILED':
      return 2;
    case 'FINAL':
      return 3;
  }
}

const KEPT = 12;

/** Newest first, one per id, the oldest forgotten; what is not over is kept in any case. */
export function remembered(list: readonly Followed[], item: Followed): Followed[] {
  const others = list.filter((it) => it.id !== item.id);
  return [item, ...others].sort((a, b) => b.sentAtMs - a.sentAtMs).filter((it, index) => index < KEPT || !it.isOver);
}

/** The acts whose next step may be refused, or paid twice, while one of them is on its way. */
const UNTIL_FINAL: readonly Kind[] = ['exit', 'withdrawal', 'activation'];

/**
 * The act that is on its way and stands against doing the same again: until it is final where the books count only then, until it is in a block
 * where a second one would be a second payment.
 */
export function underWay(list: readonly Followed[], act: Pick<Act, 'kind' | 'address' | 'scope'>): Followed | null {
  const same = list.filter((it) => it.kind === act.kind && it.address === act.address && it.scope === act.scope);
  return (
    same.find((it) => !it.isOver && !isBad(it) && (UNTIL_FINAL.includes(it.kind) || it.stage !== 'IN_BLOCK')) ?? null
  );
}
