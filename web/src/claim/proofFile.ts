/** A proof file as `bithedge replay --proof` writes it: docs/proof-file.md. Of one that is read only leaves and proofs are taken. */
import type { Tier, Token } from '../api/shapes';
import type { Limits } from './claim';
import type { BookName, Leaf, Step } from './leaf';
import type { Node } from './tree';
import { withdrawCall } from './withdraw';

export interface ProofFile {
  readonly chainId: number;
  readonly vault: string;
  readonly sbtc: string;
  readonly provider: string;
  readonly height: number;
  readonly books: readonly ProvenBook[];
}

export interface ProvenBook extends BookName {
  readonly epoch: bigint;
  readonly leaf: Leaf | null;
  readonly steps: readonly Step[];
}

/** What is wrong with a file, as a sentence. */
export class ProofFileError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ProofFileError';
  }
}

type Json = Record<string, unknown>;

const TOKENS: readonly Token[] = ['STX', 'SBTC'];
const TIERS: readonly Tier[] = ['conservative', 'balanced', 'aggressive'];

function bad(where: string, expected: string, got: unknown): ProofFileError {
  return new ProofFileError(`${where}: expected ${expected}, got ${JSON.stringify(got) ?? 'nothing'}`);
}

function object(value: unknown, where: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw bad(where, 'an object', value);
  return value as Json;
}

function list(value: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(value)) throw bad(where, 'a list', value);
  return value;
}

function uint(value: unknown, where: string): bigint {
  if (typeof value !== 'string' || !/^\d{1,39}$/.test(value)) throw bad(where, 'a decimal string', value);
  return BigInt(value);
}

function hash(value: unknown, where: string): string {
  if (typeof value !== 'string' || !/^0x[0-9a-f]{64}$/.test(value)) throw bad(where, '0x and 64 hex digits', value);
  return value.slice(2);
}

function text(value: unknown, where: string, shape: RegExp): string {
  if (typeof value !== 'string' || !shape.test(value)) throw bad(where, shape.source, value);
  return value;
}

function oneOf<T extends string>(value: unknown, all: readonly T[], where: string): T {
  const found = all.find((it) => it === value);
  if (found === undefined) throw bad(where, all.join(' or '), value);
  return found;
}

const ADDRESS = /^S[0-9A-Z]{27,41}$/;
const CONTRACT = /^S[0-9A-Z]{27,41}\.[a-zA-Z][\w-]{0,127}$/;

function bookOf(value: unknown, provider: string, where: string): ProvenBook {
  const json = object(value, where);
  const name = {
    token: oneOf(json.token, TOKENS, `${where}.token`),
    tier: oneOf(json.tier, TIERS, `${where}.tier`),
  };
  return {
    ...name,
    epoch: uint(json.epoch, `${where}.epoch`),
    leaf: json.leaf === null ? null : leafOf(object(json.leaf, `${where}.leaf`), name, provider, `${where}.leaf`),
    steps: list(json.proof, `${where}.proof`).map((it, i) => stepOf(it, `${where}.proof[${i}]`)),
  };
}

function leafOf(json: Json, name: BookName, provider: string, where: string): Leaf {
  return {
    ...name,
    provider,
    epoch: uint(json.epoch, `${where}.epoch`),
    opening: uint(json.opening, `${where}.opening`),
    settledBurden: uint(json.settledBurden, `${where}.settledBurden`),
    settledPremium: uint(json.settledPremium, `${where}.settledPremium`),
    weights: list(json.weights, `${where}.weights`).map((it, i) => {
      const pair = list(it, `${where}.weights[${i}]`);
      return { epoch: uint(pair[0], `${where}.weights[${i}]`), weight: uint(pair[1], `${where}.weights[${i}]`) };
    }),
  };
}

function stepOf(value: unknown, where: string): Step {
  const json = object(value, where);
  if (typeof json.left !== 'boolean') throw bad(`${where}.left`, 'true or false', json.left);
  return { hash: hash(json.hash, `${where}.hash`), sum: uint(json.sum, `${where}.sum`), left: json.left };
}

export function readProofFile(content: string): ProofFile {
  let parsed: unknown;
  try {
    parsed = JSON.parse(content);
  } catch {
    throw new ProofFileError('This is no proof file: it is not JSON.');
  }
  const json = object(parsed, 'the file');
  if (json.format !== 'bithedge-proof' || json.version !== 1) {
    throw new ProofFileError('This is no proof file of version 1.');
  }
  const provider = text(json.provider, 'provider', ADDRESS);
  const { height } = object(json.asOf, 'asOf');
  if (typeof json.chainId !== 'number' || typeof height !== 'number') throw bad('chainId', 'a number', json.chainId);
  return {
    chainId: json.chainId,
    vault: text(json.vault, 'vault', CONTRACT),
    sbtc: text(json.sbtc, 'sbtc', CONTRACT),
    provider,
    height,
    books: list(json.books, 'books').map((it, i) => bookOf(it, provider, `books[${i}]`)),
  };
}

/** What is written of a book. `root`: hash and weight that leaf and steps lead to; `leafHash` is hex without `0x`. */
export interface WrittenBook extends ProvenBook {
  readonly closed: boolean;
  readonly root: Node;
  /** null without a leaf */
  readonly leafHash: string | null;
  readonly limits: Limits;
  readonly withdrawable: Limits;
}

/** `indexBlockHash`: hex with `0x`. */
export interface WrittenFile extends Omit<ProofFile, 'books'> {
  readonly indexBlockHash: string;
  readonly burnHeight: number;
  readonly books: readonly WrittenBook[];
}

export function proofFileText(file: WrittenFile): string {
  const json = {
    format: 'bithedge-proof',
    version: 1,
    chainId: file.chainId,
    vault: file.vault,
    sbtc: file.sbtc,
    provider: file.provider,
    asOf: { height: file.height, indexBlockHash: file.indexBlockHash, burnHeight: file.burnHeight },
    books: file.books.map((book) => bookJson(file, book)),
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}

function bookJson(file: WrittenFile, book: WrittenBook): Json {
  const { leaf, leafHash, steps } = book;
  const limitsJson = ({ capital, premium }: Limits) => ({ capital: String(capital), premium: String(premium) });
  const call = withdrawCall(file, book, book.withdrawable, leaf, steps);
  return {
    token: book.token,
    tier: book.tier,
    epoch: String(book.epoch),
    closed: book.closed,
    root: `0x${book.root.hash}`,
    weight: String(book.root.sum),
    leaf: leaf === null ? null : leafJson(leaf),
    ...(leafHash === null ? {} : { leafHash: `0x${leafHash}` }),
    proof: steps.map((it) => ({ hash: `0x${it.hash}`, sum: String(it.sum), left: it.left })),
    limits: limitsJson(book.limits),
    withdrawable: limitsJson(book.withdrawable),
    withdraw: { function: call.functionName, arguments: call.argumentsHex.map((it) => `0x${it}`) },
  };
}

function leafJson(leaf: Leaf): Json {
  return {
    epoch: String(leaf.epoch),
    opening: String(leaf.opening),
    settledBurden: String(leaf.settledBurden),
    settledPremium: String(leaf.settledPremium),
    weights: leaf.weights.map((it) => [String(it.epoch), String(it.weight)]),
  };
}
