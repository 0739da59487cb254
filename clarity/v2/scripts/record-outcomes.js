// Writes outcomes.json: calls of a seeded market with the reads before them and what the VM did. One line a call.
import { writeFileSync } from 'node:fs';
import { recordOutcomes } from '../support/outcomes.js';

const { calls, ...head } = await recordOutcomes();
const lines = calls.map((call) => JSON.stringify(call)).join(',\n');
const text = `${JSON.stringify(head).slice(0, -1)},"calls":[\n${lines}\n]}\n`;
writeFileSync(new URL('../outcomes/outcomes.json', import.meta.url), text);
console.log(`${calls.length} calls written to outcomes/`);
