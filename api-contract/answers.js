// Asks a running system for every route that docs/openapi.json names, with ids from its own lists, and holds each answer against the document:
// `node answers.js http://127.0.0.1:8080`. Status 1 when an answer is not what the document says, or a route could not be asked.
import { Ajv2020 } from 'ajv/dist/2020.js';
import { client, document, gets, isOf, places, urlOf } from './routes.js';

const base = process.argv[2] ?? 'http://127.0.0.1:8080';

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

const { ask, post, json } = client(base);

/** What a response says, where it stands or in the components. */
const resolved = (response) => (response?.$ref ? document.components.responses[response.$ref.split('/').at(-1)] : response);

const faults = [];
let asked = 0;

/** Holds an answer against the document; returns whether it is a success. */
function check(url, operation, { status, type, text }) {
  asked++;
  const response = operation.responses[status] ?? operation.responses[`${String(status)[0]}XX`];
  const content = resolved(response)?.content?.[type];
  if (!content) {
    faults.push(`${url}: status ${status} with ${type} is not documented: ${text.slice(0, 200)}`);
  } else if (type.endsWith('json')) {
    const isValid = ajv.compile(refsInto(content.schema));
    const answer = JSON.parse(text);
    if (!isValid(answer)) for (const error of isValid.errors) faults.push(`${url}: ${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
  }
  return status < 300;
}

/** Asks for a GET, which a running system answers: a documented refusal is a fault too. */
async function checkGet(path, operation, known) {
  const url = urlOf(path, known);
  const answer = await ask(url);
  if (!check(url, operation, answer)) faults.push(`${url}: refused with ${answer.status}: ${answer.text.slice(0, 200)}`);
}

/** What is sent to each POST. What the market allows at this moment decides between success and refusal: both are held against the document. */
function bodies(known, price) {
  const account = { token: known.token, tier: known.tier, provider: known.address };
  return {
    '/v1/transactions': { txid: known.txid },
    // Nobody on a list signed this.
    '/v1/incidents:acknowledge': { incidentId: 'none', operator: known.owner, reason: 'a look', atMs: 0, signature: `${'00'.repeat(65)}` },
    '/v1/quotes': { policyType: 'PUT', strike: price, amount: '1000000', expirationHeight: known.burnHeight + 144, buyer: known.owner },
    '/v1/purchases:prepare': { buyer: known.owner, quoteId: known.quoteId },
    '/v1/activations:prepare': { owner: known.owner, policyId: known.id },
    '/v1/deposits:prepare': { ...account, amount: '1000000' },
    '/v1/exits:prepare': { ...account, amount: '1000000' },
    '/v1/withdrawals:prepare': { ...account, capital: '1', premium: '0' },
  };
}

const known = await places({ json });
const sent = bodies(known, (await json('/v1/prices')).prices[0].price);
const paths = Object.keys(document.paths);
const refused = [];
// Before the GETs: one of them looks for the transaction that is registered here.
for (const path of paths.filter((each) => isOf(each, 'post'))) {
  if (!sent[path]) faults.push(`${path}: nothing is known to send`);
  else if (!check(path, document.paths[path].post, await post(path, sent[path]))) refused.push(path);
}
for (const path of gets()) await checkGet(path, document.paths[path].get, known);
// A part whose own words are not the documented ones is shown without them: on a running system that is a fault.
for (const part of Object.values((await json('/v1/operations')).parts)) {
  if (part.details === null && part.state !== 'UNKNOWN') faults.push(`/v1/operations: ${part.name} is ${part.state}, its details cannot be read`);
}
console.log(`${asked} routes asked, ${faults.length} faults; refused in the documented shape: ${refused.join(', ') || 'none'}`);
for (const fault of faults) console.log(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
