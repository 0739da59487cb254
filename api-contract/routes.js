// The routes of docs/openapi.json, and how a running system is asked for them with ids from its own lists.
import { readFile } from 'node:fs/promises';

export const document = JSON.parse(await readFile(new URL('../docs/openapi.json', import.meta.url), 'utf8'));

export const isOf = (path, method) => document.paths[path][method] !== undefined;

/** A stream does not end. */
export const gets = () => Object.keys(document.paths).filter((path) => path !== '/v1/stream' && isOf(path, 'get'));

export function client(base) {
  const ask = async (path, request) => {
    const answer = await fetch(base + path, request);
    return { status: answer.status, type: (answer.headers.get('content-type') ?? '').split(';')[0], text: await answer.text() };
  };
  const post = (path, body) => ask(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  const json = async (path) => JSON.parse((await ask(path)).text);
  return { ask, post, json };
}

/** One of everything, from the lists of the system itself. */
export async function places({ json }) {
  const { policies, asOf } = await json('/v1/policies');
  const policy = policies.at(-1);
  if (!policy) throw new Error('there is no policy to ask for: let a market play first');
  const { backers } = await json(`/v1/policies/${policy.policyId}/backers`);
  if (!backers.length) throw new Error(`nobody backs policy ${policy.policyId}`);
  return {
    asset: 'BTC',
    token: policy.token,
    tier: policy.tier,
    id: policy.policyId,
    address: backers[0].provider,
    owner: policy.owner,
    quoteId: policy.quoteId,
    txid: policy.created.txid,
    burnHeight: asOf.burnHeight,
  };
}

/** A GET with what it requires. */
export function urlOf(path, known) {
  const required = (document.paths[path].get.parameters ?? []).filter((parameter) => parameter.in === 'query' && parameter.required);
  const query = required.map(({ name }) => `${name}={${name}}`).join('&');
  return `${path}${query ? `?${query}` : ''}`.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(known[name]));
}
