/** A book as the page shows it: what the file proves, hashed here, and what the node's rows allow. */
import { type Claim, claimOf, type Rows } from '../claim/claim';
import type { ProofFile, ProvenBook } from '../claim/proofFile';
import type { VaultNode } from '../claim/rows';
import { climb, leadsTo, type Node } from '../claim/tree';

export interface Reading {
  readonly book: ProvenBook;
  readonly rows: Rows;
  /** the leaf's node and the one behind each step; empty without a leaf */
  readonly nodes: readonly Node[];
  /** why the vault would refuse the leaf; null when it would not */
  readonly refusal: string | null;
  /** null when the leaf is refused */
  readonly claim: Claim | null;
}

function refusalOf(book: ProvenBook, rows: Rows, nodes: readonly Node[]): string | null {
  if (book.leaf === null) return null;
  if (book.leaf.epoch !== rows.book.epoch) {
    return `The leaf is of epoch ${book.leaf.epoch}, the book is in epoch ${rows.book.epoch}: make the proof file anew.`;
  }
  const weight = rows.vintages.get(rows.book.epoch)?.weight ?? 0n;
  return leadsTo(nodes, { hash: rows.book.root, sum: weight })
    ? null
    : `Leaf and proof do not lead to the root of epoch ${rows.book.epoch}.`;
}

export async function readBook(file: ProofFile, book: ProvenBook, node: VaultNode): Promise<Reading> {
  const rows = await node.rows(book, file.provider, book.leaf);
  const nodes = book.leaf === null ? [] : await climb(book.leaf, book.steps);
  const refusal = refusalOf(book, rows, nodes);
  return { book, rows, nodes, refusal, claim: refusal === null ? claimOf(book.leaf, rows) : null };
}

export async function readAll(file: ProofFile, node: VaultNode): Promise<Reading[]> {
  const tip = await node.tip();
  if (tip.chainId !== file.chainId) {
    throw new Error(`The node is of another network: chain id ${tip.chainId}, the proof file is of ${file.chainId}.`);
  }
  const readings: Reading[] = [];
  for (const book of file.books) {
    readings.push(await readBook(file, book, node));
  }
  return readings;
}
