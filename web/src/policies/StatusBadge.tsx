import { Badge } from '../parts/layout';
import type { Tone } from '../parts/states';

const WORDS: Readonly<Record<string, readonly [label: string, tone: Tone, tip: string]>> = {
  ACTIVE: ['Active', 'info', 'It protects until it ends.'],
  EXERCISED: ['Activated and paid', 'good', 'Its owner activated it before the end and it paid.'],
  EXPIRED_ITM: ['Ended, paid', 'good', 'It ended in the money and paid by itself.'],
  EXPIRED_OTM: ['Ended, nothing due', 'quiet', 'It ended out of the money. Nothing was due.'],
  VOID: [
    'Void, premium returned',
    'quiet',
    'No price came for a week after its end. The premium, less the fee, went back to its owner.',
  ],
};

/** The status of a policy in words. */
export function StatusBadge({ status }: { status: string }) {
  const [label, tone, tip] = WORDS[status] ?? [status, 'quiet', ''];
  return (
    <Badge tone={tone} {...(tip === '' ? {} : { tip })}>
      {label}
    </Badge>
  );
}
