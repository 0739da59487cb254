/** A proof file as `bithedge replay --proof` writes it: docs/proof-file.md. Only leaves and proofs are taken from it. */
import type { Tier, Token } from '../api/shapes';
import type { BookName, Leaf, Step } from './leaf';

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
