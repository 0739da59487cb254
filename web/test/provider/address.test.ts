import { describe, expect, it } from 'vitest';
import { addressProblem, normalAddress } from '../../src/provider/address';

const TEST = 'ST1SFFJ5WSNW5YN4RS31VVP1QXPNN620TD7H90Q6W';
const MAIN = 'SP1SFFJ5WSNW5YN4RS31VVP1QXPNN620TD7H90Q6W';

describe('an address', () => {
  it.each([
    [TEST, 'devnet', null],
    [` ${TEST.toLowerCase()} `, 'testnet', null],
    [`${TEST.toLowerCase()}.My-vault`, 'testnet', null],
    [TEST, null, null],
    [MAIN, 'mainnet', null],
    [MAIN, 'testnet', 'This is a mainnet address, and this is testnet.'],
    [TEST, 'mainnet', 'This is a testnet address, and this is mainnet.'],
    ['abc', 'devnet', 'Expected a Stacks address, such as ST1SFFJ5W…'],
    ['', 'devnet', 'Expected a Stacks address, such as ST1SFFJ5W…'],
    [`${TEST}.`, 'devnet', 'Expected a Stacks address, such as ST1SFFJ5W…'],
  ] as const)('%j on %s', (typed, network, problem) => {
    expect(addressProblem(normalAddress(typed), network)).toBe(problem);
  });
});
