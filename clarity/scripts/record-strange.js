// Writes fixtures/strange-prints.jsonl: prints of calls with extreme arguments, one of each kind and size.
import { writeFileSync } from 'node:fs';
import { fixtureLines, strangePrints } from '../support/strange.js';

const lines = fixtureLines((await strangePrints()).prints);
writeFileSync(new URL('../fixtures/strange-prints.jsonl', import.meta.url), `${lines.join('\n')}\n`);
console.log(`${lines.length} prints written to fixtures/strange-prints.jsonl`);
