/** The leaf of an account, and its path to the root, hashed in the browser. */

import type { Proof } from '../api/people';
import { asOf, type Rows } from '../claim/claim';
import type { Leaf, Step } from '../claim/leaf';
import { leadsTo, type Node } from '../claim/tree';
import { type Pair, SUB_UNITS } from '../claim/working';
import { bookLabel } from '../format/words';
import { exactToken } from '../wallet/amounts';
import { without0x } from './apiProof';
import { type Check, compared, type Difference, differencesOf, differingTexts, unread } from './report';
import type { ShownBook } from './shown';

export function leafChecks(
  shown: ShownBook,
  leaf: Leaf | null,
  steps: readonly Step[],
  nodes: readonly Node[],
): Check[] {
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
export function noLeafCheck({ account, book }: Rows): Check {
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
