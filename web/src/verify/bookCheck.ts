/** A book of a provider, from his leaf to each number that we show: claims.md, done in the browser on rows of a node. */
import type { Account, Proof } from '../api/people';
import type { Book, Vintages } from '../api/shapes';
import { asOf, carriedOf, claimOf, phaseOf, type Rows, type VintageRow } from '../claim/claim';
import type { Leaf, Step } from '../claim/leaf';
import { CallRefused, type Tip } from '../claim/node';
import type { VaultNode } from '../claim/rows';
import { climb, leadsTo, type Node } from '../claim/tree';
import { claimLines, type Pair, SUB_UNITS, termsGrid } from '../claim/working';
import { bookLabel } from '../format/words';
import { exactToken } from '../wallet/amounts';
import { pressedCheck, pressedNotes } from './pressed';
import {
  type Check,
  type Compared,
  compared,
  type Difference,
  differencesOf,
  differingTexts,
  type Report,
  reportOf,
  sentenceOf,
  unread,
} from './report';
import { type FromChain, SUBJECTS, type Subject } from './subjects';

/** What this service says. All of it belongs to the block of `account`, but `book` and `vintages` may be of a later one. */
export interface ShownBook {
  readonly provider: string;
  readonly account: Account;
  /** null where there is no leaf */
  readonly proof: Proof | null;
  /** why the proof is not known; null when it is, or when there is none */
  readonly noProof: string | null;
  readonly book: Book | null;
  readonly vintages: Vintages | null;
}

export interface Asked {
  readonly node: Pick<VaultNode, 'rows' | 'claim' | 'isShutByPause'>;
  readonly tip: Tip;
}

/** A node allows about 30 reads in a read-only call; every weight costs one, and so do book, account, pause and phase. */
const MOST_WEIGHTS_OF_A_CALL = 20;

export const without0x = (hash: string) => hash.replace(/^0x/, '');

export function leafOf(proof: Proof): Leaf {
  return {
    provider: proof.provider,
    token: proof.token,
    tier: proof.tier,
    epoch: BigInt(proof.epoch),
    opening: proof.leaf.opening,
    settledBurden: proof.leaf.settledBurden,
    settledPremium: proof.leaf.settledPremium,
    weights: proof.leaf.weights.map((it) => ({ epoch: BigInt(it.epoch), weight: it.weight })),
  };
}

export function stepsOf(proof: Proof): Step[] {
  return proof.steps.map((it) => ({ ...it, hash: without0x(it.hash) }));
}

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

function leafChecks(shown: ShownBook, leaf: Leaf | null, steps: readonly Step[], nodes: readonly Node[]): Check[] {
  const { proof, account } = shown;
  if (shown.noProof !== null) {
    return [unread('leaf', 'Your leaf', `This service did not give it: ${shown.noProof}`)];
  }
  if (proof === null || leaf === null) return [];
  const top = nodes.at(-1);
  const isLed = leadsTo(nodes, { hash: without0x(proof.root), sum: proof.weight });
  return [
    compared(
      { id: 'leaf', title: 'Your leaf', facts: leafFacts(leaf, nodes[0]) },
      differingTexts([
        { number: 'Provider', ours: ['this service', leaf.provider], theirs: ['computed here', shown.provider] },
        { number: 'Book', ours: ['this service', bookLabel(leaf)], theirs: ['computed here', bookLabel(account)] },
        {
          number: 'Hash of the leaf',
          ours: ['this service', without0x(proof.leafHash)],
          theirs: ['computed here', nodes[0]?.hash ?? ''],
        },
      ]),
      'Hashed in this browser: the hash is the one that this service names.',
    ),
    compared(
      { id: 'path', title: 'The path to the root', grid: pathGrid(steps, nodes) },
      isLed ? [] : pathDifferences(proof, top),
      `${steps.length} steps, each hashed in this browser, lead to the root and the weight that this service names.`,
    ),
  ];
}

/** That there is no leaf is certain only for who put nothing in before: else it was all lost or taken, or somebody keeps it back. */
function noLeafCheck({ account, book }: Rows): Check {
  const now = asOf(account, book.epoch);
  const before = now.depositedEver - now.deposited - now.depositedNext;
  const title = 'Your leaf';
  if (before > 0n) {
    const says = `This service has none for epoch ${book.epoch}. You put in ${exactToken(before, book.token)} before it: either all of it was taken out or lost, or the leaf is kept back. The rows of a node do not tell which; ./bithedge replay does, from the chain alone.`;
    return unread('leaf', title, says);
  }
  const says = `There is none: as epoch ${book.epoch} began you had nothing in this book. What you put in since is yours without one.`;
  return { id: 'leaf', title, outcome: 'left-out', says };
}

function leafFacts(leaf: Leaf, node: Node | undefined): Pair[] {
  return [
    ['Provider', leaf.provider],
    ['Book', bookLabel(leaf)],
    ['Epoch', String(leaf.epoch)],
    ['Capital as the epoch began', exactToken(leaf.opening, leaf.token)],
    [`Losses of epochs that are over, ${SUB_UNITS}`, String(leaf.settledBurden)],
    [`Premium of epochs that are over, ${SUB_UNITS}`, String(leaf.settledPremium)],
    ...leaf.weights.map((it): Pair => [`Weight in epoch ${it.epoch}, ${SUB_UNITS}`, String(it.weight)]),
    ['Hash', node?.hash ?? ''],
    ['Weight that it counts for', String(node?.sum ?? 0n)],
  ];
}

function pathGrid(steps: readonly Step[], nodes: readonly Node[]) {
  return {
    caption: 'The path, from your leaf up',
    heads: ['Step', 'The other side', 'Its weight', 'Hashed here', 'Weight together'],
    rows: steps.map((step, i) => [
      `${i + 1}, other side ${step.left ? 'left' : 'right'}`,
      step.hash,
      String(step.sum),
      nodes[i + 1]?.hash ?? '',
      String(nodes[i + 1]?.sum ?? 0n),
    ]),
  };
}

function pathDifferences(proof: Proof, top: Node | undefined): Difference[] {
  const differences = [
    ...differingTexts([
      { number: 'Root', ours: ['this service', without0x(proof.root)], theirs: ['computed here', top?.hash ?? ''] },
    ]),
    ...differencesOf(
      [
        {
          number: 'Weight of the epoch',
          ours: ['this service', proof.weight],
          theirs: ['computed here', top?.sum ?? 0n],
        },
      ],
      String,
    ),
  ];
  const steps = String(proof.steps.length);
  return differences.length > 0
    ? differences
    : [{ number: 'Steps', ours: ['this service', steps], theirs: ['the vault', 'at most 40'], by: null }];
}

function rowChecks(shown: ShownBook, rows: Rows, leaf: Leaf | null, nodes: readonly Node[]): Check[] {
  const weight = rows.vintages.get(rows.book.epoch)?.weight ?? 0n;
  const top = nodes.at(-1);
  const checks: Check[] = [];
  if (leaf !== null && top !== undefined) {
    checks.push(
      compared(
        {
          id: 'root',
          title: 'The root on the chain',
          facts: [
            ['Root that the vault has', rows.book.root],
            ['Root computed here', top.hash],
            [`Weight W of epoch ${rows.book.epoch}`, String(weight)],
            ['Weight computed here', String(top.sum)],
          ],
        },
        [
          ...differencesOf(
            [{ number: 'Epoch', ours: ['this service', leaf.epoch], theirs: ['the node', rows.book.epoch] }],
            String,
          ),
          ...differingTexts([
            { number: 'Root', ours: ['computed here', top.hash], theirs: ['the node', rows.book.root] },
          ]),
          ...differencesOf(
            [{ number: 'Weight of the epoch', ours: ['computed here', top.sum], theirs: ['the node', weight] }],
            String,
          ),
        ],
        'Your leaf leads to the root and the weight that the vault has.',
      ),
    );
  }
  return [...checks, bookCheck(shown, rows), vintagesCheck(shown, rows), accountCheck(shown.account, rows)];
}

/** Ours and the node's; without ours there is nothing to compare. */
function againstNode(pairs: readonly (readonly [string, bigint, bigint])[]): Compared<bigint>[] {
  return pairs.map(([number, ours, theirs]) => ({
    number,
    ours: ['this service', ours],
    theirs: ['the node', theirs],
  }));
}

const NOT_COMPARED = 'Read from the node. This service has moved on to another block, so its own are not compared.';

function bookCheck({ book, account }: ShownBook, { book: row }: Rows): Check {
  const amount = (units: bigint) => exactToken(units, row.token);
  const check = {
    id: 'book',
    title: 'The book',
    facts: [
      ['Epoch', String(row.epoch)],
      ['Ends at Bitcoin block', String(row.endsAt)],
      ['Capacity of the epoch', amount(row.capacity)],
      ['Sold of it', amount(row.used)],
      ['Capital', amount(row.capital)],
      ['Locked', amount(row.locked)],
      ['Premium pending', amount(row.premiumPending)],
      ['Premium earned and not withdrawn', amount(row.premiumEarned)],
      ['Closed', row.closed ? 'yes' : 'no'],
    ] as const,
  };
  if (book === null || book.asOf.indexBlockHash !== account.asOf.indexBlockHash) {
    return { ...check, outcome: 'read', says: NOT_COMPARED };
  }
  return compared(
    check,
    [
      ...differencesOf(againstNode([['Epoch', BigInt(book.epoch), row.epoch]]), String),
      ...differencesOf(
        againstNode([
          ['Capacity of the epoch', book.capacity, row.capacity],
          ['Sold of it', book.used, row.used],
          ['Capital of the book', book.capital, row.capital],
          ['Locked in the book', book.locked, row.locked],
          ['Premium pending in the book', book.premiumPending, row.premiumPending],
          ['Premium of the book, not withdrawn', book.premiumEarned - book.premiumWithdrawn, row.premiumEarned],
        ]),
        amount,
      ),
    ],
    'Read from the node: the same as this service has.',
  );
}

function vintagesCheck({ vintages, account }: ShownBook, rows: Rows): Check {
  const amount = (units: bigint) => exactToken(units, rows.book.token);
  const all = [...rows.vintages.values()].sort((a, b) => (a.epoch < b.epoch ? -1 : 1));
  const check = {
    id: 'vintages',
    title: 'The epochs whose policies you carry, and the current one',
    grid: {
      caption: 'Rows of the vault by epoch',
      heads: ['Epoch', 'Weight W', 'Locked L', 'Losses X', 'Premium pending PP', 'Premium earned PE'],
      rows: all.map((it) => [
        String(it.epoch),
        String(it.weight),
        amount(it.locked),
        amount(it.losses),
        amount(it.premiumPending),
        amount(it.premiumEarned),
      ]),
    },
  };
  if (vintages === null || vintages.asOf.indexBlockHash !== account.asOf.indexBlockHash) {
    return { ...check, outcome: 'read', says: NOT_COMPARED };
  }
  const ours = new Map(vintages.vintages.map((it) => [BigInt(it.epoch), it]));
  return compared(
    check,
    all.flatMap((row) => vintageDifferences(ours.get(row.epoch), row, amount)),
    'Read from the node: the same as this service has.',
  );
}

function vintageDifferences(
  ours: Omit<VintageRow, 'epoch'> | undefined,
  row: VintageRow,
  amount: (units: bigint) => string,
): Difference[] {
  const of = (name: string) => `${name} of epoch ${row.epoch}`;
  const none = { weight: 0n, locked: 0n, losses: 0n, premiumPending: 0n, premiumEarned: 0n };
  const it = ours ?? none;
  return [
    ...differencesOf(againstNode([[of('Weight'), it.weight, row.weight]]), String),
    ...differencesOf(
      againstNode([
        [of('Locked'), it.locked, row.locked],
        [of('Losses'), it.losses, row.losses],
        [of('Premium pending'), it.premiumPending, row.premiumPending],
        [of('Premium earned'), it.premiumEarned, row.premiumEarned],
      ]),
      amount,
    ),
  ];
}

function accountCheck(account: Account, rows: Rows): Check {
  const amount = (units: bigint) => exactToken(units, rows.book.token);
  const now = asOf(rows.account, rows.book.epoch);
  return compared(
    {
      id: 'account',
      title: 'Your account',
      facts: [
        ['Deposited, ever', amount(now.depositedEver)],
        ['Capital withdrawn, ever', amount(now.withdrawnEver)],
        ['Premium withdrawn, ever', amount(now.premiumWithdrawnEver)],
        ['Deposited in this epoch', amount(now.deposited)],
        ['Withdrawn in this epoch', amount(now.withdrawn)],
        ['Deposited for the next epoch', amount(now.depositedNext)],
      ],
    },
    differencesOf(
      againstNode([
        ['Deposited less withdrawn', account.deposited, now.depositedEver - now.withdrawnEver],
        ['Withdrawn in this epoch', account.withdrawn, now.withdrawn],
        ['Premium withdrawn', account.premiumWithdrawn, now.premiumWithdrawnEver],
        ['Joining at the next opening', account.pending, now.deposited + now.depositedNext],
      ]),
      amount,
    ),
    'Read from the node: the same as this service has.',
  );
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
