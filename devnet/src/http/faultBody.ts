import { hexToCV } from '@stacks/transactions';
import { Counted } from '../faults/counted.js';
import type { ForcedStatus, Hide, Lie, UnknownEvent } from '../faults/distortion.js';
import type { CallReadSkew, Shift } from '../faults/listener.js';
import type { RouteFault, WrongAnswer } from '../faults/routeFaults.js';
import { principalParam } from './principals.js';
import { badRequest, boolField, hashField, intField, listField, numberField, textField } from './router.js';

type Body = Record<string, unknown>;

/** The items of one list of faults, each with its count. */
function counted<T>(body: Body, name: string, read: (item: Body) => T): Counted<T>[] {
  return listField(body, name).map((item) => new Counted(read(item), requestsOf(item)));
}

function requestsOf(item: Body): number | undefined {
  return item['requests'] === undefined ? undefined : intField(item, 'requests', 1);
}

export function hides(body: Body): Counted<Hide>[] {
  return counted(body, 'hide', (item) => ({
    txid: hashField(item, 'txid'),
    ...(item['event'] === undefined ? {} : { event: intField(item, 'event', 0) }),
  }));
}

export function lies(body: Body): Counted<Lie>[] {
  return counted(body, 'lies', (item) => {
    const place = {
      txid: hashField(item, 'txid'),
      event: intField(item, 'event', 0),
      field: textField(item, 'field', ''),
    };
    if (item['value'] === undefined) return { ...place, delta: numberField(item, 'delta') };
    return { ...place, delta: '0', value: clarityField(item, 'value') };
  });
}

function clarityField(item: Body, name: string): string {
  const hex = textField(item, name).replace(/^0x/, '').toLowerCase();
  try {
    hexToCV(hex);
  } catch {
    throw badRequest(`'${name}' is not a Clarity value in hex: '${hex}'`);
  }
  return `0x${hex}`;
}

export function statuses(body: Body): Counted<ForcedStatus>[] {
  return counted(body, 'statuses', (item) => {
    const status = textField(item, 'status', 'problematic_skipped');
    if (!/^[a-z_]{1,40}$/.test(status))
      throw badRequest(`'status' must be lower case with underscores, got '${status}'`);
    return { txid: hashField(item, 'txid'), status };
  });
}

export function unknownEvents(body: Body): Counted<UnknownEvent>[] {
  return counted(body, 'unknownEvents', (item) => {
    const position = textField(item, 'position', 'last');
    if (position !== 'first' && position !== 'last') throw badRequest("'position' must be 'first' or 'last'");
    return { txid: hashField(item, 'txid'), position };
  });
}

export function shifts(body: Body): Counted<Shift>[] {
  return counted(body, 'shiftPages', (item) => ({ path: pathField(item), by: Number(numberField(item, 'by')) }));
}

export function skews(body: Body): Counted<CallReadSkew>[] {
  return counted(body, 'callReadSkews', (item) => ({
    contract: principalParam(textField(item, 'contract')),
    function: textField(item, 'function'),
    field: textField(item, 'field', ''),
    delta: numberField(item, 'delta'),
  }));
}

const ANSWERS: readonly unknown[] = [429, 500, 502, 503, 'timeout', 'reset', 'truncate', 'html'];

export function routeFaults(body: Body): RouteFault[] {
  return listField(body, 'routes').map((item) => {
    const { answer } = item;
    if (!ANSWERS.includes(answer)) throw badRequest(`'answer' must be one of ${ANSWERS.join(', ')}`);
    const probability = probabilityOf(item);
    return {
      path: pathField(item),
      method: item['method'] === undefined ? undefined : textField(item, 'method').toUpperCase(),
      answer: answer as WrongAnswer,
      after: answer === 'truncate' || boolField(item, 'after', false), // half an answer needs a whole one
      retryAfter: intField(item, 'retryAfter', 1),
      probability,
      seed: intField(item, 'seed', 1),
      requests: requestsOf(item) ?? (item['probability'] === undefined ? 1 : undefined),
    };
  });
}

function probabilityOf(item: Body): number {
  const probability = item['probability'] ?? 1;
  if (typeof probability !== 'number' || !(probability >= 0 && probability <= 1))
    throw badRequest(`'probability' must be between 0 and 1, got ${JSON.stringify(probability)}`);
  return probability;
}

function pathField(item: Body): string {
  const path = textField(item, 'path');
  if (!path.startsWith('/')) throw badRequest(`'path' must start with /, got '${path}'`);
  return path;
}
