/** The Merkle sum tree from a leaf up, hashed by the browser itself. */
import { Cl, serializeCV } from '@stacks/transactions';
import { type Leaf, leafBytes, type Step, sumOf } from './leaf';

/** Hash as hex without `0x`; sum in sub-units. */
export interface Node {
  readonly hash: string;
  readonly sum: bigint;
}

export const MOST_STEPS = 40;
const LEAF = '00';
const NODE = '01';

async function sha256(hex: string): Promise<string> {
  const bytes = Uint8Array.from(hex.match(/../g) ?? [], (it) => Number.parseInt(it, 16));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (it) => it.toString(16).padStart(2, '0')).join('');
}

export async function leafNode(leaf: Leaf): Promise<Node> {
  return { hash: await sha256(LEAF + leafBytes(leaf)), sum: sumOf(leaf) };
}

export async function join(left: Node, right: Node): Promise<Node> {
  const bytes = NODE + left.hash + serializeCV(Cl.uint(left.sum)) + right.hash + serializeCV(Cl.uint(right.sum));
  return { hash: await sha256(bytes), sum: left.sum + right.sum };
}

/** The leaf's node, and the node behind each step; the last one must be the root. */
export async function climb(leaf: Leaf, steps: readonly Step[]): Promise<Node[]> {
  let at = await leafNode(leaf);
  const nodes = [at];
  for (const step of steps) {
    at = step.left ? await join(step, at) : await join(at, step);
    nodes.push(at);
  }
  return nodes;
}

/** Whether leaf and steps lead to root *and* weight of the epoch: the vault asks for both, and so does this. */
export function leadsTo(nodes: readonly Node[], root: Node): boolean {
  const top = nodes.at(-1);
  return nodes.length <= MOST_STEPS + 1 && top?.hash === root.hash && top.sum === root.sum;
}
