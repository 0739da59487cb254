// Writes fuzz/prints.jsonl: what our contracts printed when strangers called everything with extreme arguments.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ROUNDS, SEED, lineOf } from '../support/fuzz-file.js';
import { recordStrangers } from '../support/strangers.js';

const folder = fileURLToPath(new URL('../fuzz/', import.meta.url));
const { calls, prints } = await recordStrangers({ seed: SEED, rounds: ROUNDS });
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}prints.jsonl`, prints.map(lineOf).join(''));
console.log(`${prints.length} prints of ${calls} calls written to fuzz/`);
