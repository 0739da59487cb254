// The recorded outcomes are what the VM does today, and they reach every way in which a call of the services ends.
import { readFileSync } from 'node:fs';
import { deserializeCV } from '@stacks/transactions';
import { expect, test } from 'vitest';
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
  expect([...errors].sort()).toEqual(['111', '127', '128', '129', '130', '133', '134', '136', '300', '304']);
  expect([...ends]).toEqual(
    expect.arrayContaining([
      'epoch-proposed', 'epoch-opened', 'price-observed', 'price-recorded', 'activation-lapsed', 'policy-settled', 'policy-voided',
      'policy-closed EXERCISED', 'policy-closed EXPIRED_ITM', 'policy-closed EXPIRED_OTM', 'policy-closed VOID', 'item-failed 228',
      'item-failed 230', 'item-failed 231', 'item-failed 232', 'item-failed 233', 'item-failed 305', 'item-failed 306',
    ]),
  );
});
