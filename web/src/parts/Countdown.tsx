import { now, pace } from '../app/clock';
import { blocks, dateOfHeight, duration, estimatedMs } from '../format/time';

/** To a burn height: `in 12 blocks, about 2 h 00 min`, with the estimated date in the tooltip. Reached: `reached` or what is given. */
export function Countdown({ toHeight, reached = 'reached' }: { toHeight: number; reached?: string }) {
  const at = pace.value;
  if (!at) return <span class="muted">Bitcoin block {toHeight.toLocaleString('en-US')}</span>;
  const left = toHeight - at.burnHeight;
  const tip = `Bitcoin block ${toHeight.toLocaleString('en-US')}\n${dateOfHeight(toHeight, at)}`;
  if (left <= 0) return <span data-tip={tip}>{reached}</span>;
  // Between two blocks the clock may pass the estimate: then it is any moment.
  const ms = Math.max(1_000, estimatedMs(toHeight, at) - now.value);
  return (
    <span class="countdown" data-tip={tip}>
      {blocks(left)} <span class="muted">~ {duration(ms)}</span>
    </span>
  );
}

/** To a moment: `4 min 09 s`. */
export function CountdownTo({ ms, reached = 'now' }: { ms: number; reached?: string }) {
  const left = ms - now.value;
  return <span class="countdown">{left <= 0 ? reached : duration(left)}</span>;
}

/** `12 s ago`. */
export function Ago({ ms }: { ms: number }) {
  return <>{duration(now.value - ms)} ago</>;
}
