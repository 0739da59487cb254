/** The rows of the vault: what they prove of a leaf, and whether this service has the same. */
import type { Account } from '../api/people';
import { asOf, type Rows, type VintageRow } from '../claim/claim';
import type { Leaf } from '../claim/leaf';
import type { Node } from '../claim/tree';
import { exactToken } from '../wallet/amounts';
import { type Check, type Compared, compared, type Difference, differencesOf, differingTexts } from './report';
import type { ShownBook } from './shown';

export function rowChecks(shown: ShownBook, rows: Rows, leaf: Leaf | null, nodes: readonly Node[]): Check[] {
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
