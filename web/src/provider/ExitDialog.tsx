import { useState } from 'preact/hooks';
import type { Account } from '../api/people';
import { parseAmount, plainAmount, understood } from '../format/parse';
import { amountWithUnit } from '../format/units';
import { bookLabel, tokenLabel } from '../format/words';
import { Countdown } from '../parts/Countdown';
import { Field } from '../parts/Field';
import { openSheet } from '../wallet/sheet';
import type { Act } from './acting';
import { useBookEnd } from './bookEnd';
import { capitalOf } from './income';
import { PersonDialog } from './PersonDialog';

/** Asks to keep capital out of coming epochs; replaces the last such request. */
export function ExitDialog({ account, act }: { account: Account; act: Act }) {
  const { token, tier } = account;
  const most = capitalOf(account);
  const [typed, setTyped] = useState(plainAmount(account.exit > 0n ? account.exit : most, token));
  const parsed = parseAmount(typed, token);
  const endsAt = useBookEnd(account);
  const problem = !parsed.ok
    ? parsed.sentence
    : parsed.value > most
      ? `You have ${amountWithUnit(most, token)} in this book.`
      : null;
  const sign = (address: string, amount: bigint) => {
    act(null);
    openSheet({
      title: amount === 0n ? 'Stay' : 'Ask to leave',
      intent: { kind: 'exit', person: address, token, tier, amount },
    });
  };
  return (
    <PersonDialog
      title={`Leave: ${bookLabel(account)}`}
      verb={parsed.ok && parsed.value === 0n ? 'Review: cancel the request' : 'Review the request'}
      disabled={problem !== null || (parsed.ok && parsed.value === account.exit)}
      go={(address) => parsed.ok && sign(address, parsed.value)}
      close={() => act(null)}
    >
      <Field
        label="Keep out of the coming epochs"
        value={typed}
        change={setTyped}
        suffix={tokenLabel(token)}
        inputMode="decimal"
        understood={parsed.ok ? understood(parsed.value, token) : null}
        error={problem}
        hint={
          account.exit > 0n
            ? `You asked to leave with ${amountWithUnit(account.exit, token)}. This replaces it; 0 cancels it.`
            : 'Nothing is moved by asking. 0 cancels a request.'
        }
        aside={
          <button type="button" class="link-button" onClick={() => setTyped(plainAmount(most, token))}>
            All
          </button>
        }
      />
      <ul class="plain-list">
        {endsAt !== null && (
          <li>
            It takes effect at the next opening: <Countdown toHeight={endsAt} reached="any moment now" />.
          </li>
        )}
        <li>From then on this capital backs nothing new, and what is free of it can be withdrawn.</li>
        <li>What already backs policies stays locked until they end.</li>
      </ul>
    </PersonDialog>
  );
}
