// Strangers with extreme arguments: the recorded prints are what the VM does, and they reach the largest number there is.
import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { deserializeCV } from '@stacks/transactions';
import { ROUNDS, SEED, lineOf } from '../support/fuzz-file.js';
import { recordStrangers } from '../support/strangers.js';
import { toJson } from '../support/values.js';

const recorded = readFileSync(new URL('../fuzz/prints.jsonl', import.meta.url), 'utf8');
let run;

beforeAll(async () => {
  run = await recordStrangers({ seed: SEED, rounds: ROUNDS });
});

test('areWhatTheVmDoes', () => {
  expect(run.prints.map(lineOf).join(''), 'run npm run fixtures').toBe(recorded);
});

test('reachTheLargestNumberThatAStrangerCanMakeUsPrint', () => {
  const values = recorded.trim().split('\n').map((line) => toJson(deserializeCV(JSON.parse(line).rawHex)));
  expect(values.map((value) => value['policy-id'])).toContain(String(2n ** 128n - 1n));
  expect(new Set(values.map(({ topic }) => topic))).toEqual(
    new Set(['funds-deposited', 'exit-requested', 'activation-requested', 'item-failed', 'policy-settled', 'policy-closed']),
  );
});
