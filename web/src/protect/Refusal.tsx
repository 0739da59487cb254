import type { Problem } from '../api/answer';
import { amountWithUnit } from '../format/units';
import { Notice } from '../parts/states';
import { quoteRefusal } from './refusals';

/** Why there is no price, and the largest amount that would have one as a button. */
export function Refusal({ problem, useAmount }: { problem: Problem; useAmount: (amount: bigint) => void }) {
  const { largestAmount } = problem;
  return (
    <Notice
      tone="warn"
      title="Not at the moment"
      live
      actions={
        largestAmount !== null && (
          <button type="button" class="button small primary" onClick={() => useAmount(largestAmount)}>
            Protect {amountWithUnit(largestAmount, 'BTC', { digits: 8 }).replace(/\.?0+ /, ' ')} instead
          </button>
        )
      }
    >
      {quoteRefusal(problem)}
    </Notice>
  );
}
