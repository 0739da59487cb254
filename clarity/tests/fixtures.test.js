// The fixtures are what the VM prints today, there is one for every topic, and the contracts accept the recorded signatures.
import { readFileSync, readdirSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { deserializeCV, privateKeyToPublic, serializeCV } from '@stacks/transactions';
import { recordFixtures } from '../support/recording.js';
import { sha256Hex } from '../support/signing.js';
import { CONTRACTS, topicsOf } from '../support/sources.js';
import { toJson } from '../support/values.js';

const folder = new URL('../fixtures/', import.meta.url);
const read = (name) => readFileSync(new URL(name, folder), 'utf8');
let recorded;

beforeAll(async () => {
  recorded = await recordFixtures();
});

test('areWhatTheContractsPrint', () => {
  expect(readdirSync(folder).sort()).toEqual([...recorded.keys()].sort());
  for (const [name, content] of recorded) expect(read(name), `${name}: run npm run fixtures`).toBe(content);
});

test.each(CONTRACTS)('everyTopicOf %s hasOne', (contract) => {
  const names = readdirSync(folder).filter((name) => name.startsWith(`${contract}.`));
  expect(names.sort()).toEqual(topicsOf(contract).map((topic) => `${contract}.${topic}.json`).sort());
});

test('sayInJsonWhatTheBytesSay', () => {
  for (const name of readdirSync(folder).filter((file) => file !== 'signatures.json')) {
    const { contract, topic, rawHex, value } = JSON.parse(read(name));
    expect(name).toBe(`${contract}.${topic}.json`);
    const decoded = deserializeCV(rawHex);
    expect(toJson(decoded)).toEqual(value);
    expect(`0x${serializeCV(decoded)}`).toBe(rawHex);
    expect(value).toMatchObject({ topic, version: '1' });
  }
});

// recordFixtures fails when a call with one of these signatures is refused: the contracts accepted each of them.
describe('signatures', () => {
  const { vouchers, quotes } = JSON.parse(read('signatures.json'));

  test('coverBothTokens', () => {
    expect(vouchers.map(({ fields }) => fields.token)).toEqual(['STX', 'SBTC']);
    expect(quotes.map(({ fields }) => fields['policy-type'])).toEqual(['PUT', 'CALL']);
  });

  test('areOverTheSerialisedFields', () => {
    for (const { fields, messageHex, messageHash, privateKey, publicKey, signature } of [...vouchers, ...quotes]) {
      expect(toJson(deserializeCV(messageHex))).toEqual(fields);
      expect(messageHash).toBe(`0x${sha256Hex(messageHex.slice(2))}`);
      expect(publicKey).toBe(`0x${privateKeyToPublic(`${privateKey.slice(2)}01`)}`);
      expect(signature).toMatch(/^0x[0-9a-f]{128}0[01]$/);
    }
  });
});
