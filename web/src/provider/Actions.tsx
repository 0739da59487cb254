import type { Account } from '../api/people';
import type { Tier, Token } from '../api/shapes';
import type { Intent } from '../wallet/call';
import { SignSheet } from '../wallet/SignSheet';
import { DepositDialog } from './DepositDialog';
import { ExitDialog } from './ExitDialog';
import { WithdrawDialog } from './WithdrawDialog';

/** What somebody is about to do on the page. */
export type Acting =
  | { readonly kind: 'deposit'; readonly token?: Token; readonly tier?: Tier }
  | { readonly kind: 'withdraw'; readonly account: Account; readonly what: 'capital' | 'premium' }
  | { readonly kind: 'exit'; readonly account: Account }
  | { readonly kind: 'sign'; readonly title: string; readonly intent: Intent };

export type Act = (acting: Acting | null) => void;

/** The dialog of what somebody is about to do; each ends in the call that is signed. */
export function Actions({ acting, become }: { acting: Acting; become: Act }) {
  const close = () => become(null);
  switch (acting.kind) {
    case 'deposit':
      return <DepositDialog token={acting.token ?? 'STX'} tier={acting.tier ?? 'balanced'} act={become} />;
    case 'withdraw':
      return <WithdrawDialog account={acting.account} what={acting.what} act={become} />;
    case 'exit':
      return <ExitDialog account={acting.account} act={become} />;
    case 'sign':
      return <SignSheet title={acting.title} intent={acting.intent} onClose={close} />;
  }
}
