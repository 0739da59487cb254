/** What the service says beside a call, in plain words. */
import type { Bound, PreparedCall } from '../api/calls';
import { exactToken } from './amounts';
import type { Intent } from './call';
import type { Notes } from './phase';

const WARNINGS: Readonly<Record<string, string>> = {
  HALTED:
    'A part of our books has stood still. The vault pays by its own rows, so this may be refused or be less than there is.',
  INCIDENT_OPEN: 'Something about this token is being looked into. The vault pays by its own rows, whatever we find.',
  CHAIN_STALE: 'No new block has reached us for long. Newer ones may have changed what the vault allows.',
};

const BOUNDS: Readonly<Record<Bound, string>> = {
  CAPITAL_LIMIT: 'the rest of your capital backs policies, or may still be called for those of this epoch',
  DEPOSITS: 'nobody takes out more capital than he put in',
  AVAILABLE: 'the rest of the book is locked or may still be called',
  PREMIUM_LIMIT: 'that is your part of what was earned',
  BOOK_PREMIUM: 'that is what the book has earned and not paid out',
};

export function notesOf(prepared: PreparedCall, intent: Intent): Notes {
  const warnings = prepared.warnings.map(
    (it) => WARNINGS[it.code] ?? 'What we know may be old. The contract decides by what it knows itself.',
  );
  return { warnings, bounds: boundsOf(prepared, intent) };
}

function boundsOf({ allowed }: PreparedCall, intent: Intent): string | null {
  if (allowed === null || intent.kind !== 'withdrawal') return null;
  const parts = [
    ...(intent.capital > 0n
      ? [`capital up to ${exactToken(allowed.capital, intent.token)}: ${BOUNDS[allowed.capitalBoundBy]}`]
      : []),
    ...(intent.premium > 0n
      ? [`premium up to ${exactToken(allowed.premium, intent.token)}: ${BOUNDS[allowed.premiumBoundBy]}`]
      : []),
  ];
  return `The vault allows ${parts.join('; ')}.`;
}
