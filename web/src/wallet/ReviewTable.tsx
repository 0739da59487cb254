import { shortHash } from '../format/words';
import { Notice } from '../parts/states';
import type { Review, ReviewLine } from './review';

const LONG = 44;

/** The decoded call: what moves first, then every value, and whether it is what the page asked for. */
export function ReviewTable({ review }: { review: Review }) {
  return (
    <div class="stack review">
      {review.problems.length > 0 && (
        <Notice tone="bad" title="This is not what you asked for, so it cannot be signed" live>
          <ul>
            {review.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Notice>
      )}
      <div class="movements">
        {review.movements.length === 0 ? (
          <strong>Nothing is moved by this call.</strong>
        ) : (
          review.movements.map((movement) => <strong key={movement}>{movement}</strong>)
        )}
        <span>Anything else would make the network refuse it. The network fee comes on top.</span>
      </div>
      <dl class="facts call">
        <div>
          <dt>Contract</dt>
          <dd class="mono" data-tip={review.contract} tabIndex={0}>
            {shortContract(review.contract)}
          </dd>
        </div>
        <div>
          <dt>Function</dt>
          <dd class="mono">{review.functionName}</dd>
        </div>
        {review.lines.map((line) => (
          <Line key={line.name} line={line} />
        ))}
      </dl>
      {review.problems.length === 0 && (
        <p class="checked">
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="m3 8.5 3.2 3.2L13 5" />
          </svg>
          Decoded in your browser and equal to what you asked for.
        </p>
      )}
    </div>
  );
}

function Line({ line }: { line: ReviewLine }) {
  const isLong = line.value.length > LONG;
  return (
    <div class={line.agrees ? undefined : 'differs'}>
      <dt>{line.name}</dt>
      <dd
        class={isLong ? 'mono' : undefined}
        data-tip={isLong ? line.value : undefined}
        tabIndex={isLong ? 0 : undefined}
      >
        {isLong ? shortHash(line.value, 12, 8) : line.value}
        {!line.agrees && line.asked !== null && <span class="loss"> asked: {line.asked}</span>}
        {line.detail !== undefined && line.detail !== '' && (
          <details class="more">
            <summary>All of it</summary>
            <code class="mono">{line.detail}</code>
          </details>
        )}
      </dd>
    </div>
  );
}

function shortContract(contract: string): string {
  const [address = '', name = ''] = contract.split('.');
  return `${shortHash(address, 5, 4)}.${name}`;
}
