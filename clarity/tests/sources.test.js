// The contracts and their tests name each other: nothing is declared that no test is about.
import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CONTRACTS, ERRORS, SHORT, publicFunctionsOf, readOnlyFunctionsOf, sourceOf, topicsOf } from '../support/sources.js';

const HUNDREDS = { 'liquidity-pool-vault': '1', 'policy-registry': '2', 'price-oracle': '3', 'pool-roles': '4' };

const filesOf = (folder) =>
  readdirSync(new URL(folder, import.meta.url), { recursive: true })
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(new URL(`${folder}${name}`, import.meta.url), 'utf8'));
const tests = filesOf('./').join('\n');
const callers = tests + filesOf('../support/').join('\n');
const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

test.each(CONTRACTS)('everyErrorOf %s isExpectedSomewhereByName', (contract) => {
  const missing = Object.keys(ERRORS[contract]).filter((name) => !tests.includes(`${SHORT[contract]} ${name}'`) && !tests.includes(`${name}$/`));
  expect(missing).toEqual([]);
});

test.each(CONTRACTS)('everyErrorOf %s hasItsOwnCodeAndIsUsed', (contract) => {
  const codes = Object.values(ERRORS[contract]);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.every((code) => code.length === 3 && code.startsWith(HUNDREDS[contract]))).toBe(true);
  const code = sourceOf(contract).replace(/;;.*/g, '');
  for (const name of Object.keys(ERRORS[contract])) expect(code.split(new RegExp(`\\b${name}\\b`)).length - 1, name).toBeGreaterThan(1);
});

test.each(CONTRACTS)('everyFunctionOf %s isCalled', (contract) => {
  const functions = [...publicFunctionsOf(contract), ...readOnlyFunctionsOf(contract)];
  expect(functions.filter((name) => !callers.includes(`'${name}'`))).toEqual([]);
});

test.each(CONTRACTS)('everyTopicOf %s isExpectedSomewhereByName', (contract) => {
  expect(topicsOf(contract).filter((topic) => !callers.includes(`'${topic}'`))).toEqual([]);
});

test.each(CONTRACTS)('theReadmeListsEveryErrorFunctionAndTopicOf %s', (contract) => {
  const missing = [
    ...Object.entries(ERRORS[contract]).map(([name, code]) => `| u${code} | \`${name}\` |`),
    ...[...publicFunctionsOf(contract), ...readOnlyFunctionsOf(contract)].map((name) => `\`${name}`),
    ...topicsOf(contract).map((topic) => `\`${topic}`),
  ].filter((text) => !readme.includes(text));
  expect(missing).toEqual([]);
});

test.each(CONTRACTS)('theSourceOf %s isTidy', (contract) => {
  const source = sourceOf(contract);
  expect(source).not.toMatch(/unwrap-panic|unwrap-err-panic|tx-origin|TODO|FIXME|\t/);
  // Every public function says who may call it, before its definition.
  for (const name of publicFunctionsOf(contract)) {
    const before = source.slice(0, source.indexOf(`(define-public (${name}`)).trimEnd().split('\n');
    expect(before.at(-1), name).toMatch(/^;; /);
  }
  expect(source.split('\n').filter((line) => line.length > 130)).toEqual([]);
});
