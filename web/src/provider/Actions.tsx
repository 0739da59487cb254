import type { Act, Acting } from './acting';
import { DepositDialog } from './DepositDialog';
import { ExitDialog } from './ExitDialog';
import { WithdrawDialog } from './WithdrawDialog';

/** The dialog of what somebody is about to do; each ends in the call that is signed. */
export function Actions({ acting, become }: { acting: Acting; become: Act }) {
  switch (acting.kind) {
    case 'deposit':
      return <DepositDialog token={acting.token ?? 'STX'} tier={acting.tier ?? 'balanced'} act={become} />;
    case 'withdraw':
      return <WithdrawDialog account={acting.account} what={acting.what} act={become} />;
    case 'exit':
      return <ExitDialog account={acting.account} act={become} />;
  }
}
