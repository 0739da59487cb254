// Writes fixtures/ from real calls of the VM.
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { recordFixtures } from '../support/recording.js';

const folder = fileURLToPath(new URL('../fixtures/', import.meta.url));
const files = await recordFixtures();
// strange-prints.jsonl is the strangers' test's own.
for (const stale of readdirSync(folder).filter((name) => name !== 'strange-prints.jsonl')) rmSync(`${folder}${stale}`);
for (const [name, content] of files) writeFileSync(`${folder}${name}`, content);
console.log(`${files.size} fixtures written to fixtures/`);
