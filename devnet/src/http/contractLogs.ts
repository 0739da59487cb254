import type { Block } from '../chain/types.js';
import type { ApiQueries } from './apiQueries.js';
import { badRequest, intParam, notFound, type Request } from './router.js';
import { eventView, type Json } from './views.js';

const NO_MICROBLOCK = 2147483647;
const FORM = /^([0-9]{1,10}):([0-9]{1,10}):([0-9]{1,10}):([0-9]{1,10})$/;
const STANDARD = 20;
const MAXIMUM = 100;

type Place = readonly [height: number, microblock: number, txIndex: number, eventIndex: number];

/** Prints of one contract, newest first. A page begins at its cursor or below, and names the page before and behind it. */
export function contractLogs(api: ApiQueries, { params, query }: Request): Json {
  const all = placesOf(api, params[0] ?? '');
  const asked = query.get('cursor');
  const start = all.findIndex(({ place }) => asked === null || compare(place, placeIn(asked)) <= 0);
  if (start < 0 && asked !== null) throw notFound('Cursor not found');
  const limit = intParam(query, 'limit', STANDARD);
  if (limit > MAXIMUM) throw badRequest(`'limit' must be equal or lower than ${MAXIMUM}`);
  const at = Math.max(start, 0);
  const cursorAt = (index: number): string | null => all[index]?.place.join(':') ?? null;
  return {
    limit,
    offset: 0,
    total: all.length,
    next_cursor: cursorAt(at - limit),
    prev_cursor: cursorAt(at + limit),
    cursor: cursorAt(at),
    results: all.slice(at, at + limit).map(({ event }) => event),
  };
}

function placesOf(api: ApiQueries, contract: string): { place: Place; event: Json }[] {
  const found: { place: Place; event: Json }[] = [];
  for (const block of api.view.canonical) found.push(...printsIn(api, block, contract));
  return found.reverse();
}

function printsIn(api: ApiQueries, block: Block, contract: string): { place: Place; event: Json }[] {
  return api.lens.receipts(block).flatMap((receipt) =>
    receipt.events.flatMap((event, index) =>
      event.event === 'print_event' && event.data['contract_identifier'] === contract
        ? [
            {
              place: [block.height, NO_MICROBLOCK, receipt.txIndex, index] as const,
              event: eventView(event, index, receipt.txid),
            },
          ]
        : [],
    ),
  );
}

function placeIn(cursor: string): Place {
  const numbers = FORM.exec(cursor)?.slice(1).map(Number);
  if (!numbers) throw badRequest(`'cursor' must be four numbers, got '${cursor}'`);
  return numbers as unknown as Place;
}

function compare(one: Place, other: Place): number {
  const at = one.findIndex((part, index) => part !== other[index]);
  return at < 0 ? 0 : (one[at] as number) - (other[at] as number);
}
