// Asks a running system for every GET that docs/openapi.json names, with ids that its own lists tell, and holds each answer against the
// document: `node answers.js http://127.0.0.1:8080`. Status 1 when an answer is not what the document says, or a route could not be asked.
import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';

const base = process.argv[2] ?? 'http://127.0.0.1:8080';
const document = JSON.parse(await readFile(new URL('../docs/openapi.json', import.meta.url), 'utf8'));

/** More strictly than a client: a field that the document does not name is a fault too. */
function closed(schema) {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const fields = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, closed(value)]));
  const isOpen = typeof fields.properties === 'object' && fields.type === 'object' && !('additionalProperties' in fields);
  return isOpen ? { ...fields, additionalProperties: false } : fields;
}

const ajv = new Ajv2020({ strict: false, allErrors: true, formats: { int32: true, int64: true, binary: true } });
ajv.addSchema({ $id: 'api', components: { schemas: closed(document.components.schemas) } });
const refsInto = (schema) => JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"api#/components'));

const get = async (path) => {
  const answer = await fetch(base + path);
  return { status: answer.status, type: (answer.headers.get('content-type') ?? '').split(';')[0], text: await answer.text() };
};
const json = async (path) => JSON.parse((await get(path)).text);

/** One of everything, from the lists of the system itself. */
async function places() {
  const { policies } = await json('/v1/policies');
  const policy = policies.at(-1);
  if (!policy) throw new Error('there is no policy to ask for: let a market play first');
  const { backers } = await json(`/v1/policies/${policy.policyId}/backers`);
  if (!backers.length) throw new Error(`nobody backs policy ${policy.policyId}`);
  return {
    token: policy.token,
    tier: policy.tier,
    id: policy.policyId,
    address: backers[0].provider,
    quoteId: policy.quoteId,
    txid: policy.created.txid,
  };
}

/** Nobody registered it before: a wallet does that. */
const watch = (txid) =>
  fetch(`${base}/v1/transactions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ txid }),
  });

const faults = [];
let asked = 0;

async function check(path, operation, known) {
  const url = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(known[name]));
  const { status, type, text } = await get(url);
  asked++;
  const response = operation.responses[status];
  const content = response?.content?.[type];
  if (!content) return faults.push(`${url}: status ${status} with ${type} is not documented: ${text.slice(0, 200)}`);
  if (type !== 'application/json') return;
  const isValid = ajv.compile(refsInto(content.schema));
  if (!isValid(JSON.parse(text))) {
    for (const error of isValid.errors) faults.push(`${url}: ${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
  }
}

const known = await places();
await watch(known.txid);
for (const [path, item] of Object.entries(document.paths)) {
  // A stream does not end.
  if (item.get && path !== '/v1/stream') await check(path, item.get, known);
}
// A part whose own words are not the documented ones is shown without them: on a running system that is a fault.
for (const part of Object.values((await json('/v1/operations')).parts)) {
  if (part.details === null && part.state !== 'UNKNOWN') faults.push(`/v1/operations: ${part.name} is ${part.state}, its details cannot be read`);
}
console.log(`${asked} routes asked, ${faults.length} faults`);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
