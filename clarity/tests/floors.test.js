// The recorded premium floors are what the registry says today.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { recordFloors } from '../support/floors.js';

test('areWhatTheRegistrySays', async () => {
  const recorded = readFileSync(new URL('../outcomes/premium-floors.jsonl', import.meta.url), 'utf8');
  const floors = await recordFloors();
  expect(recorded, 'run npm run fixtures:v2').toBe(floors.map((floor) => `${JSON.stringify(floor)}\n`).join(''));
});
