// The contract sources and what they declare.
import { readFileSync } from 'node:fs';

export const CONTRACTS = ['pool-roles', 'price-oracle', 'liquidity-pool-vault', 'policy-registry'];

/** How the tests call a contract. */
export const SHORT = {
  'pool-roles': 'roles',
  'price-oracle': 'oracle',
  'liquidity-pool-vault': 'vault',
  'policy-registry': 'registry',
};

export function sourceOf(contract) {
  return readFileSync(new URL(`../contracts/${contract}.clar`, import.meta.url), 'utf8');
}

function matches(contract, pattern) {
  return [...sourceOf(contract).matchAll(pattern)].map((match) => match.slice(1));
}

/** name -> code, as a decimal string */
export function errorsOf(contract) {
  return Object.fromEntries(matches(contract, /\(define-constant (ERR_[A-Z0-9_]+) \(err u(\d+)\)\)/g));
}

export function publicFunctionsOf(contract) {
  return matches(contract, /\(define-public \(([a-z0-9-]+)/g).flat();
}

export function readOnlyFunctionsOf(contract) {
  return matches(contract, /\(define-read-only \(([a-z0-9-]+)/g).flat();
}

export function topicsOf(contract) {
  return [...new Set(matches(contract, /topic: "([a-z-]+)"/g).flat())];
}

/** Every error of the contracts: the hundreds keep the codes apart, the name may repeat. */
export const ERRORS = Object.fromEntries(CONTRACTS.map((contract) => [contract, errorsOf(contract)]));
