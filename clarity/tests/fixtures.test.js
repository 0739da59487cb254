// The fixtures are what the VM prints today, there is one for every topic, and the contracts accept the recorded quotes.
import { readFileSync, readdirSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { deserializeCV, privateKeyToPublic, serializeCV } from '@stacks/transactions';
import { recordFixtures } from '../support/recording.js';
import { sha256Hex } from '../support/signing.js';
import { CONTRACTS, topicsOf } from '../support/sources.js';
import { toJson } from '../support/values.js';

const folder = new URL('../fixtures/', import.meta.url);
const read = (name) => readFileSync(new URL(name, folder), 'utf8');
const OTHERS = ['quotes.json', 'strange-prints.jsonl'];
const names = readdirSync(folder).filter((name) => !OTHERS.includes(name));
let recorded;

beforeAll(async () => {
  recorded = await recordFixtures();
});

test('areWhatTheContractsPrint', () => {
  expect([...names, 'quotes.json'].sort()).toEqual([...recorded.keys()].sort());
  for (const [name, content] of recorded) expect(read(name), `${name}: run npm run fixtures`).toBe(content);
});

test.each(CONTRACTS)('everyTopicOf %s hasOne', (contract) => {
  const own = names.filter((name) => name.startsWith(`${contract}.`));
  expect(own.sort()).toEqual(topicsOf(contract).map((topic) => `${contract}.${topic}.json`).sort());
});

test('sayInJsonWhatTheBytesSay', () => {
  for (const name of names) {
    const { contract, topic, rawHex, value } = JSON.parse(read(name));
    expect(name).toBe(`${contract}.${topic}.json`);
    const decoded = deserializeCV(rawHex);
    expect(toJson(decoded)).toEqual(value);
    expect(`0x${serializeCV(decoded)}`).toBe(rawHex);
    expect(value).toMatchObject({ topic, version: '2' });
  }
});

// recordFixtures fails when a call with one of these signatures is refused: the contracts accepted each of them.
test('quotesAreOverTheSerialisedFields', () => {
  const quotes = JSON.parse(read('quotes.json'));
  expect(quotes.map(({ fields }) => fields['policy-type'])).toEqual(['PUT', 'CALL', 'PUT']);
  for (const { fields, messageHex, messageHash, privateKey, publicKey, signature } of quotes) {
    expect(toJson(deserializeCV(messageHex))).toEqual(fields);
    expect(messageHash).toBe(`0x${sha256Hex(messageHex.slice(2))}`);
    expect(publicKey).toBe(`0x${privateKeyToPublic(`${privateKey.slice(2)}01`)}`);
    expect(signature).toMatch(/^0x[0-9a-f]{128}0[01]$/);
  }
});
