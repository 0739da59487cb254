// The pages' types of what the API answers, from docs/openapi.json into web/src/api/contract.ts; with --check, whether that file is current.
import { readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';

const DOCUMENT = new URL('../docs/openapi.json', import.meta.url);
const TYPES = new URL('../web/src/api/contract.ts', import.meta.url);
const HEAD = '/** Written by `npm --prefix api-contract run types` from docs/openapi.json: do not edit. */\n\n';

/** Examples are for readers of the document: as comments they would be most of the file. */
function withoutExamples(node) {
  if (Array.isArray(node)) return node.map(withoutExamples);
  if (typeof node !== 'object' || node === null) return node;
  const fields = Object.entries(node).filter(([name]) => name !== 'example');
  return Object.fromEntries(fields.map(([name, value]) => [name, withoutExamples(value)]));
}

const document = withoutExamples(JSON.parse(await readFile(DOCUMENT, 'utf8')));
const types = HEAD + astToString(await openapiTS(document, { alphabetize: true }));
if (process.argv.includes('--check')) {
  const known = await readFile(TYPES, 'utf8');
  if (known !== types) {
    console.error('web/src/api/contract.ts is not what docs/openapi.json says: write it anew with npm --prefix api-contract run types');
    process.exitCode = 1;
  }
} else {
  await writeFile(TYPES, types);
}
