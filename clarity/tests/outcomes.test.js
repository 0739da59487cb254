// The recorded outcomes are what the VM does today, and they reach every way in which a call of the services ends.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { deserializeCV } from '@stacks/transactions';
import { recordOutcomes } from '../support/outcomes.js';
import { toJson } from '../support/values.js';

const recorded = JSON.parse(readFileSync(new URL('../outcomes/outcomes.json', import.meta.url), 'utf8'));

// The beginning is enough to see that contracts and recording fit: whoever changes a contract records all of it again.
test('areWhatTheVmDoes', async () => {
  const { values, calls } = await recordOutcomes(100);
  expect(recorded.values.slice(0, values.length), 'run npm run fixtures').toEqual(values);
  expect(recorded.calls.slice(0, calls.length), 'run npm run fixtures').toEqual(calls);
});

test('reachEveryEnd', () => {
  const { calls } = recorded;
  const prints = calls.flatMap(({ events }) => events).filter(({ print }) => print).map(({ print }) => toJson(deserializeCV(print)));
  const ends = new Set(prints.map(({ topic, status, code }) => [topic, status, code].filter(Boolean).join(' ')));
  const errors = new Set(calls.map(({ result }) => toJson(deserializeCV(result)).err).filter(Boolean));
  expect([...errors].sort()).toEqual(['108', '111', '128', '129', '132', '306']);
  expect([...ends]).toEqual(
    expect.arrayContaining([
      'epoch-opened', 'price-recorded', 'price-held', 'activation-lapsed', 'policy-settled', 'policy-closed EXERCISED',
      'policy-closed EXPIRED_ITM', 'policy-closed EXPIRED_OTM', 'item-failed 223', 'item-failed 226', 'item-failed 228',
      'item-failed 229', 'item-failed 230', 'item-failed 317', 'item-failed 318',
    ]),
  );
});
