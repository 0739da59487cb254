/** Burn heights and durations in words. A burn height in the future is an estimate: blocks come when they come. */

export interface Pace {
  /** newest burn height that we know of */
  readonly burnHeight: number;
  /** when we learned it, ms since 1970 */
  readonly atMs: number;
  /** seconds a burn block takes on average: 600 on mainnet, what /v1/network says elsewhere */
  readonly burnBlockSeconds: number;
}

/** Estimated time of a burn height, ms since 1970. Heights that are past lie in the past by the same pace. */
export function estimatedMs(height: number, pace: Pace): number {
  return pace.atMs + (height - pace.burnHeight) * pace.burnBlockSeconds * 1_000;
}

/** The two largest parts, rounded down: `3 d 4 h`, `2 h 05 min`, `4 min 09 s`, `12 s`. Below zero is `0 s`. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (days > 0) return `${days} d ${hours % 24} h`;
  if (hours > 0) return `${hours} h ${two(minutes % 60)} min`;
  if (minutes > 0) return `${minutes} min ${two(seconds % 60)} s`;
  return `${seconds} s`;
}

/** The largest part only: `3 d`, `2 h`, `4 min`, `12 s`. */
export function roughly(ms: number): string {
  return duration(ms).split(' ').slice(0, 2).join(' ');
}

export function blocks(count: number): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? 'block' : 'blocks'}`;
}

/** `in 144 blocks, about 1 d 0 h`; `now` when it is reached. */
export function untilHeight(height: number, pace: Pace, nowMs: number): string {
  const left = height - pace.burnHeight;
  if (left <= 0) return 'now';
  return `in ${blocks(left)}, about ${duration(Math.max(1_000, estimatedMs(height, pace) - nowMs))}`;
}

const DATE = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});

/** `4 Mar 2026, 09:15 UTC` */
export function dateOf(ms: number): string {
  return `${DATE.format(new Date(ms))} UTC`;
}

const MOMENT = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZone: 'UTC',
});

/** Where seconds count: `4 Mar 2026, 09:15:07 UTC` */
export function momentOf(ms: number): string {
  return `${MOMENT.format(new Date(ms))} UTC`;
}

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const HOUR = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });
const DAY_SECONDS = 86_400;

/** On an axis whose ticks are `step` seconds apart: `4 Mar`, or `09:15` within a day. UTC. */
export function tickOf(ms: number, step: number): string {
  const isMidnight = ms % (DAY_SECONDS * 1_000) === 0;
  return (step >= DAY_SECONDS || isMidnight ? DAY : HOUR).format(new Date(ms));
}

/** Estimated: `about 4 Mar 2026, 09:15 UTC`. */
export function dateOfHeight(height: number, pace: Pace): string {
  return `about ${dateOf(estimatedMs(height, pace))}`;
}

function two(value: number): string {
  return value.toString().padStart(2, '0');
}
