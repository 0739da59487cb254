import { Card } from '../parts/layout';

/** Both sides, plainly; the whole of it is on the page of help. */
export function WhatYouCanLose() {
  return (
    <Card title="What you can lose" aside={<a href="/help#risks">All risks</a>}>
      <div class="grid two losing">
        <div>
          <h3>If you are protected</h3>
          <p>
            The premium, and no more. If Bitcoin stays above the protected value, it is gone: that is the price of the
            protection. What you are paid comes in STX at its price of that moment, and never exceeds what is locked for
            you.
          </p>
        </div>
        <div>
          <h3>If you protect others</h3>
          <p>
            All that your book has sold against, if Bitcoin moves far enough before policies end. What is locked cannot
            be withdrawn until then. The books that earn most back what is nearest to the price, and lose first.
          </p>
        </div>
      </div>
    </Card>
  );
}
