// Writes premium-floors.jsonl: what the registry's get-premium-floor says of seeded terms. One line an answer.
import { writeFileSync } from 'node:fs';
import { recordFloors } from '../support/floors.js';

const floors = await recordFloors();
const text = floors.map((floor) => `${JSON.stringify(floor)}\n`).join('');
writeFileSync(new URL('../outcomes/premium-floors.jsonl', import.meta.url), text);
console.log(`${floors.length} floors written to outcomes/`);
