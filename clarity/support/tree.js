// The Merkle sum tree over the leaves of a book: 256 buckets, each a binary tree, under one more binary tree.
import { createHash } from 'node:crypto';
import { serializeCV } from '@stacks/transactions';
import { ascii, bool, buffer, list, principal, tuple, uint } from './values.js';

const BUCKETS = 256;
const EMPTY = { hash: '00'.repeat(32), sum: 0n };

const sha256 = (hex) => createHash('sha256').update(Buffer.from(hex, 'hex')).digest('hex');
const bytesOf = ({ hash, sum }) => hash + serializeCV(uint(sum));
const bucketOf = (provider) => createHash('sha256').update(provider, 'ascii').digest()[0];

export function leafTuple(leaf) {
  return tuple({
    provider: principal(leaf.provider),
    token: ascii(leaf.token),
    tier: ascii(leaf.tier),
    epoch: uint(leaf.epoch),
    opening: uint(leaf.opening),
    'settled-burden': uint(leaf.settledBurden),
    'settled-premium': uint(leaf.settledPremium),
    weights: list(leaf.weights.map(({ epoch, weight }) => tuple({ epoch: uint(epoch), weight: uint(weight) }))),
  });
}

export function proofList(steps) {
  return list(steps.map(({ hash, sum, left }) => tuple({ hash: buffer(hash), sum: uint(sum), left: bool(left) })));
}

export function leafNode(leaf) {
  const own = leaf.weights.filter(({ epoch }) => epoch === leaf.epoch);
  return { hash: sha256('00' + serializeCV(leafTuple(leaf))), sum: own.reduce((sum, { weight }) => sum + weight, 0n) };
}

const parentOf = (left, right) => ({ hash: sha256('01' + bytesOf(left) + bytesOf(right)), sum: left.sum + right.sum });

export function climb(node, steps) {
  return steps.reduce((at, { hash, sum, left }) => (left ? parentOf({ hash, sum }, at) : parentOf(at, { hash, sum })), node);
}

/** Levels from the nodes up to the top; an odd node moves up as it is. */
function levelsOver(nodes) {
  const levels = [nodes];
  while (levels.at(-1).length > 1) {
    const below = levels.at(-1);
    const above = [];
    for (let i = 0; i < below.length; i += 2) above.push(i + 1 < below.length ? parentOf(below[i], below[i + 1]) : below[i]);
    levels.push(above);
  }
  return levels;
}

function siblings(levels, start) {
  const steps = [];
  let index = start;
  for (const level of levels.slice(0, -1)) {
    const other = level[index ^ 1];
    if (other) steps.push({ ...other, left: index % 2 === 1 });
    index = Math.floor(index / 2);
  }
  return steps;
}

export class SumTree {
  constructor(leaves) {
    this.leaves = new Map(leaves.map((leaf) => [leaf.provider, leaf]));
    this.buckets = Array.from({ length: BUCKETS }, () => []);
    const ascending = [...leaves].sort((a, b) => (a.provider < b.provider ? -1 : 1));
    for (const leaf of ascending) this.buckets[bucketOf(leaf.provider)].push(leaf);
  }

  #grow() {
    this.inside ??= this.buckets.map((bucket) => levelsOver(bucket.length > 0 ? bucket.map(leafNode) : [EMPTY]));
    this.over ??= levelsOver(this.inside.map((levels) => levels.at(-1)[0]));
  }

  leafOf(provider) {
    return this.leaves.get(provider);
  }

  /** hash and sum */
  get root() {
    this.#grow();
    return this.over.at(-1)[0];
  }

  proofOf(provider) {
    this.#grow();
    const bucket = bucketOf(provider);
    const index = this.buckets[bucket].findIndex((leaf) => leaf.provider === provider);
    return [...siblings(this.inside[bucket], index), ...siblings(this.over, bucket)];
  }
}
