import type { Distortion } from '../faults/distortion.js';
import type { Balanced, Listener } from '../faults/listener.js';
import type { ApiGeneration } from '../network.js';
import type { ControlParts } from './controlRoutes.js';
import { hides, lies, routeFaults, shifts, skews, statuses, unknownEvents } from './faultBody.js';
import { badRequest, boolField, intField, jsonBody, type Request, type Response, type Router } from './router.js';

type Body = Record<string, unknown>;
type Place = 'main' | 'mirror' | 'webhooks';

const PLACES: Record<string, readonly Place[]> = {
  main: ['main'],
  mirror: ['mirror'],
  both: ['main', 'mirror'],
  webhooks: ['webhooks'],
};
const DISTORTIONS = ['hide', 'lies', 'statuses', 'unknownEvents', 'extraFields'];
const OF_LISTENERS = ['routes', 'apiLagBlocks', 'apiFrozen', 'balanced', 'shiftPages', 'callReadSkews', 'simulation', 'apiRoutes'];
const OF_ALL = [
  'at',
  'clear',
  'forgetMempool',
  'dropWebhooks',
  'duplicateWebhooks',
  'reorderWebhooks',
  'delayWebhooksMs',
  'holdWebhooks',
  'dropWebhooksUntilRestart',
];

/** Where faults are set and seen. A body is checked as a whole before anything of it is done. */
export function faultRoutes(router: Router, parts: ControlParts): void {
  router
    .on('GET', '/devnet/faults', ({ query }) => ({
      status: 200,
      json: view(parts, placesOf(query.get('at') ?? 'main')),
    }))
    .on('POST', '/devnet/faults', (request) => set(request, parts));
}

function placesOf(at: unknown): readonly Place[] {
  const places = typeof at === 'string' ? PLACES[at] : undefined;
  if (!places) throw badRequest(`'at' must be one of ${Object.keys(PLACES).join(', ')}, got ${JSON.stringify(at)}`);
  return places;
}

function view({ main, mirror, webhooks }: ControlParts, places: readonly Place[]): object {
  const at = {
    main: () => main.faultsView(),
    mirror: () => mirror.faultsView(),
    webhooks: () => webhooks.distortion.view(),
  };
  const [first, ...others] = places.map((place) => ({ at: place, ...at[place]() }));
  const rest = Object.fromEntries(others.map((other) => [other.at, other]));
  return { ...first, ...webhooks.faults.view(), ...rest };
}

async function set(request: Request, parts: ControlParts): Promise<Response> {
  const body = jsonBody(request);
  const places = placesOf(body['at'] ?? 'main');
  refuseUnknown(body, places);
  const steps = places.flatMap((place) => stepsAt(place, body, parts));
  steps.push(...webhookSteps(body, parts));
  if (body['clear'] === true) for (const place of places) clear(place, parts);
  for (const step of steps) step();
  parts.webhooks.resume();
  if (body['forgetMempool'] === true) await parts.devnet.forgetMempool();
  return { status: 200, json: view(parts, places) };
}

function refuseUnknown(body: Body, places: readonly Place[]): void {
  const known = [...OF_ALL, ...DISTORTIONS, ...(places.includes('webhooks') ? [] : OF_LISTENERS)];
  const unknown = Object.keys(body).filter((name) => !known.includes(name));
  if (unknown.length > 0) throw badRequest(`no such fault at ${places.join(' and ')}: ${unknown.join(', ')}`);
}

function clear(place: Place, { main, mirror, webhooks }: ControlParts): void {
  if (place === 'main') main.clear();
  if (place === 'mirror') return mirror.clear();
  webhooks.faults.clear();
  webhooks.distortion.clear();
}

/** Reads all fields now; what it returns sets them. */
function stepsAt(place: Place, body: Body, parts: ControlParts): (() => void)[] {
  if (place === 'webhooks') return distortionSteps(body, parts.webhooks.distortion);
  const listener = place === 'main' ? parts.main : parts.mirror;
  return [...distortionSteps(body, listener.distortion), ...listenerSteps(body, listener)];
}

function distortionSteps(body: Body, distortion: Distortion): (() => void)[] {
  const steps: (() => void)[] = [];
  const field = <T>(name: string, read: (body: Body) => T, write: (value: T) => void): void => {
    if (!(name in body)) return;
    const value = read(body);
    steps.push(() => write(value));
  };
  field('hide', hides, (value) => (distortion.hides = value));
  field('lies', lies, (value) => (distortion.lies = value));
  field('statuses', statuses, (value) => (distortion.statuses = value));
  field('unknownEvents', unknownEvents, (value) => (distortion.unknownEvents = value));
  field(
    'extraFields',
    () => boolField(body, 'extraFields', false),
    (value) => (distortion.extraFields = value),
  );
  return steps.length === 0 ? [] : [...steps, () => distortion.changed()];
}

function listenerSteps(body: Body, listener: Listener): (() => void)[] {
  const steps: (() => void)[] = [];
  const field = <T>(name: string, read: (body: Body) => T, write: (value: T) => void): void => {
    if (!(name in body)) return;
    const value = read(body);
    steps.push(() => write(value));
  };
  field('routes', routeFaults, (faults) => faults.forEach((fault) => listener.routes.add(fault)));
  field(
    'apiLagBlocks',
    () => intField(body, 'apiLagBlocks', 0),
    (blocks) => listener.lag(blocks),
  );
  field(
    'apiFrozen',
    () => boolField(body, 'apiFrozen', false),
    (frozen) => listener.freeze(frozen),
  );
  field('balanced', balanced, (how) => listener.balance(how));
  field('shiftPages', shifts, (value) => (listener.shifts = value));
  field('callReadSkews', skews, (value) => (listener.skews = value));
  field('simulation', simulationAbsent, (absent) => (listener.simulationAbsent = absent));
  field('apiRoutes', apiRoutes, (generation) => (listener.apiRoutes = generation));
  return steps;
}

function balanced(body: Body): Balanced | undefined {
  const how = body['balanced'];
  if (how === null) return undefined;
  if (typeof how !== 'object' || Array.isArray(how)) throw badRequest("'balanced' must be an object or null");
  const fields = how as Body;
  return {
    blocksBehind: intField(fields, 'blocksBehind', 1),
    frozen: boolField(fields, 'frozen', false),
    node: boolField(fields, 'node', false),
  };
}

function apiRoutes(body: Body): ApiGeneration {
  const value = body['apiRoutes'];
  if (value !== 'old' && value !== 'both' && value !== 'new')
    throw badRequest("'apiRoutes' must be 'old', 'both' or 'new'");
  return value;
}

function simulationAbsent(body: Body): boolean {
  const value = body['simulation'];
  if (value !== 'on' && value !== 'absent') throw badRequest("'simulation' must be 'on' or 'absent'");
  return value === 'absent';
}

function webhookSteps(body: Body, { webhooks: { faults } }: ControlParts): (() => void)[] {
  const steps: (() => void)[] = [];
  const number = (name: string, write: (value: number) => void): void => {
    if (!(name in body)) return;
    const value = intField(body, name, 0);
    steps.push(() => write(value));
  };
  const flag = (name: string, write: (value: boolean) => void): void => {
    if (!(name in body)) return;
    const value = boolField(body, name, false);
    steps.push(() => write(value));
  };
  number('dropWebhooks', (count) => faults.drop(count));
  number('duplicateWebhooks', (count) => faults.duplicate(count));
  number('reorderWebhooks', (count) => faults.reorder(count));
  number('delayWebhooksMs', (ms) => (faults.delayMs = ms));
  flag('holdWebhooks', (hold) => (faults.hold = hold));
  flag('dropWebhooksUntilRestart', (drop) => (faults.dropUntilRestart = drop));
  return steps;
}
