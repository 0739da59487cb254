/** A book of a provider, from his leaf to each number that we show: claims.md, done in the browser on rows of a node. */
import type { Account } from '../api/people';
import { asOf, carriedOf, claimOf, phaseOf, type Rows } from '../claim/claim';
import type { Leaf, Step } from '../claim/leaf';
import { CallRefused, type Tip } from '../claim/node';
import type { VaultNode } from '../claim/rows';
import { climb } from '../claim/tree';
import { claimLines, type Pair, termsGrid } from '../claim/working';
import { bookLabel } from '../format/words';
import { exactToken } from '../wallet/amounts';
import { leafOf, stepsOf, without0x } from './apiProof';
import { leafChecks, noLeafCheck } from './leafCheck';
import { pressedCheck, pressedNotes } from './pressed';
import { type Check, compared, differencesOf, type Report, reportOf, sentenceOf, unread } from './report';
import { rowChecks } from './rowCheck';
import type { ShownBook } from './shown';
import { type FromChain, SUBJECTS, type Subject } from './subjects';

export interface Asked {
  readonly node: Pick<VaultNode, 'rows' | 'claim' | 'isShutByPause'>;
  readonly tip: Tip;
}

/** A node allows about 30 reads in a read-only call; every weight costs one, and so do book, account, pause and phase. */
const MOST_WEIGHTS_OF_A_CALL = 20;

/** What somebody pressed: a number of an account, as it stood on the page. */
export interface PressedBook {
  readonly account: Account;
  readonly subject: Subject;
}

export async function checkBook(shown: ShownBook, asked: Asked, pressed: PressedBook): Promise<Report> {
  const { subject } = pressed;
  const { title: number, shown: numberOf } = SUBJECTS[subject];
  const numbers = [{ number, pressed: numberOf(pressed.account), again: numberOf(shown.account) }];
  const blocks = { pressed: pressed.account.asOf, again: shown.account.asOf };
  const amount = (units: bigint) => exactToken(units, shown.account.token);
  const leaf = shown.proof === null ? null : leafOf(shown.proof);
  const steps = shown.proof === null ? [] : stepsOf(shown.proof);
  const nodes = leaf === null ? [] : await climb(leaf, steps);
  const checks = [pressedCheck(numbers, blocks, amount), ...leafChecks(shown, leaf, steps, nodes)];
  const title = `${SUBJECTS[subject].title} in ${bookLabel(shown.account)}`;
  const at = {
    indexBlockHash: without0x(shown.account.asOf.indexBlockHash),
    // Where the book is in its epoch is a matter of now, as it is for the service.
    burnHeight: asked.tip.burnHeight,
  };
  let rows: Rows;
  try {
    rows = await asked.node.rows(shown.account, shown.provider, leaf, at);
  } catch (failed) {
    return reportOf(title, [...checks, unread('rows', 'The rows of the vault', sentenceOf(failed))]);
  }
  if (leaf === null && shown.noProof === null) checks.push(noLeafCheck(rows));
  checks.push(...rowChecks(shown, rows, leaf, nodes));
  if (shown.noProof === null) {
    checks.push(...(await claimChecks(shown, asked, { rows, leaf, steps, at }, subject)));
  }
  const notes = [...notesOf(shown, rows, asked.tip), ...pressedNotes(numbers, blocks, amount)];
  return reportOf(title, checks, notes);
}

/** What the state of the book means for its provider. */
function notesOf(shown: ShownBook, rows: Rows, tip: Tip): string[] {
  const { height } = shown.account.asOf;
  const notes = [`Everything is as of block ${height}; the node is at block ${tip.height}.`];
  if (rows.phase === 'closed') {
    notes.push('This book is closed for good: it sells and opens nothing more, and its last leaf stays valid.');
  } else if (rows.phase === 'over') {
    const next =
      rows.book.confirmableAt === null
        ? 'No other is proposed yet.'
        : `Epoch ${rows.book.epoch + 1n} is proposed, and may begin from Bitcoin block ${rows.book.confirmableAt} on.`;
    notes.push(`Epoch ${rows.book.epoch} is over. ${next} Nothing can be withdrawn until it begins.`);
  }
  return notes;
}

interface Proven {
  readonly rows: Rows;
  readonly leaf: Leaf | null;
  readonly steps: readonly Step[];
  readonly at: { readonly indexBlockHash: string; readonly burnHeight: bigint };
}

async function claimChecks(shown: ShownBook, asked: Asked, proven: Proven, subject: Subject): Promise<Check[]> {
  const { rows, leaf, at } = proven;
  const claim = claimOf(leaf, rows);
  const { withdrawn } = asOf(rows.account, rows.book.epoch);
  const left = claim.limits.capital > withdrawn ? claim.limits.capital - withdrawn : 0n;
  let payment: Payment;
  try {
    payment = subject === 'withdrawable' ? await paymentOf(shown.account, asked, rows, at, left) : PAID;
  } catch (failed) {
    return [unread('pause', 'Whether withdrawals are paused', sentenceOf(failed))];
  }
  const chain: FromChain = {
    leaf,
    claim,
    carried: leaf === null ? null : carriedOf(leaf, claim.terms),
    withdrawn,
    left,
    shut: payment.shut,
    amount: (units) => exactToken(units, rows.book.token),
  };
  const working: Check = {
    id: 'claim',
    title: 'The arithmetic of your claim',
    outcome: 'computed',
    says:
      leaf === null
        ? 'Computed in this browser from your account alone.'
        : 'Computed in this browser from your leaf and the rows of the node.',
    facts: [
      ...claimLines(leaf, claim, rows),
      ['A withdrawal may take of capital', chain.amount(claim.withdrawable.capital)],
      ['and of premium', chain.amount(claim.withdrawable.premium)],
    ],
    ...(claim.terms.length > 0 ? { grid: termsGrid(claim, rows) } : {}),
  };
  const unsure = payment.unsure === null ? [] : [unread('pause', 'Whether it is paid now', payment.unsure)];
  return [
    working,
    await vaultCheck(shown, asked, proven, chain),
    ...unsure,
    resultCheck(shown.account, chain, subject),
  ];
}

/** `shut`: why the vault pays nothing now; `unsure`: why that cannot be told. Both in words, or null. */
interface Payment {
  readonly shut: string | null;
  readonly unsure: string | null;
}

const PAID: Payment = { shut: null, unsure: null };

/**
 * Judged at the node's own height. A node tells the Bitcoin height of its tip only; that of an older block is this service's word, which may
 * speak against it and never for it.
 */
async function paymentOf(
  account: Account,
  { node, tip }: Asked,
  rows: Rows,
  at: Proven['at'],
  left: bigint,
): Promise<Payment> {
  if (left === 0n) return PAID;
  const isShutAt = async (burnHeight: bigint): Promise<string | null> => {
    if (phaseOf(rows.book, burnHeight) === 'over') return 'between two epochs';
    return (await node.isShutByPause(rows.book, { ...at, burnHeight })) ? 'while paused' : null;
  };
  const shut = await isShutAt(at.burnHeight);
  const isTip = tip.indexBlockHash === at.indexBlockHash;
  if (shut === null || account.freeNow === 0n || isTip) return { shut, unsure: null };
  if ((await isShutAt(BigInt(account.asOf.burnHeight))) !== null) return { shut, unsure: null };
  const { height, burnHeight } = account.asOf;
  const unsure = `By the node, at Bitcoin block ${at.burnHeight}, nothing is paid ${shut}. That block ${height} was before, at Bitcoin block ${burnHeight}, is this service's word. Please check again in a moment.`;
  return { shut: null, unsure };
}

/** The vault's own arithmetic beside ours. */
async function vaultCheck(shown: ShownBook, asked: Asked, proven: Proven, chain: FromChain): Promise<Check> {
  const { leaf, steps, at } = proven;
  const id = 'get-claim';
  const title = "The vault's own answer";
  if ((leaf?.weights.length ?? 0) > MOST_WEIGHTS_OF_A_CALL) {
    const says = `A node allows about 30 reads in such a call, and your leaf has ${leaf?.weights.length} epochs: it is computed from the rows above.`;
    return { id, title, outcome: 'left-out', says };
  }
  try {
    const { limits, withdrawable } = await asked.node.claim(shown.account, shown.provider, leaf, steps, at);
    const { claim, amount } = chain;
    const isOver = proven.rows.phase === 'over';
    const pairs: (readonly [string, bigint, bigint])[] = [
      ['Capital limit', claim.limits.capital, limits.capital],
      ['Premium limit', claim.limits.premium, limits.premium],
    ];
    // Between two epochs the vault pays nothing, but get-claim does not look at the height.
    if (!isOver) {
      pairs.push(['Capital that a withdrawal may take', claim.withdrawable.capital, withdrawable.capital]);
      pairs.push(['Premium that a withdrawal may take', claim.withdrawable.premium, withdrawable.premium]);
    }
    return compared(
      { id, title, facts: pairs.map(([word, , vaults]): Pair => [word, amount(vaults)]) },
      differencesOf(
        pairs.map(([number, ours, theirs]) => ({
          number,
          ours: ['computed here', ours],
          theirs: ['the vault', theirs],
        })),
        amount,
      ),
      'get-claim, asked at the node, gives the same.',
    );
  } catch (failed) {
    if (failed instanceof CallRefused && /cost|budget/i.test(failed.message)) {
      const says = `The node does not run so long a call (${failed.message}): it is computed from the rows above.`;
      return { id, title, outcome: 'left-out', says };
    }
    return unread(id, title, sentenceOf(failed));
  }
}

function resultCheck(account: Account, chain: FromChain, subject: Subject): Check {
  const it = SUBJECTS[subject];
  const shown = it.shown(account);
  const computed = it.computed(chain);
  const title = `${it.title}: what we show`;
  if (computed === null) {
    return unread('result', title, 'The chain does not tell it without a leaf.');
  }
  return compared(
    {
      id: 'result',
      title,
      facts: [
        ['Formula', it.formula],
        ['With its numbers', `${it.filled(chain)} = ${chain.amount(computed)}`],
        ['Computed here', chain.amount(computed)],
        ['What we show', chain.amount(shown)],
      ],
    },
    differencesOf(
      [{ number: it.title, ours: ['this service', shown], theirs: ['computed here', computed] }],
      chain.amount,
    ),
    'Equal to the unit.',
  );
}
