import { useState } from 'preact/hooks';
import { routes } from '../api/client';
import { useLive } from '../api/live';
import type { Network } from '../api/shapes';
import { shortHash } from '../format/words';
import { Name } from '../names/Name';
import { Amount } from '../parts/Amount';
import { Dialog } from '../parts/Dialog';
import { EmptyState, Loaded, Notice } from '../parts/states';
import { forget, transactions } from './kept';
import { DEVELOPMENT_ACCOUNTS } from './limits';
import { becomeDevelopmentAccount, connectWallet, disconnect, type Person, person, personLabel } from './session';
import { TransactionSteps } from './TransactionSteps';
import { addressUrl } from './TxLink';
import { useBalances } from './useBalances';
import './wallet.css';

/** Who acts here, what he has, and what he sent. */
export function AccountSheet({ onClose }: { onClose: () => void }) {
  const network = useLive(routes.network());
  const who = person.value;
  const [isChoosing, setChoosing] = useState(false);
  const [sentence, setSentence] = useState<string | null>(null);
  const connect = async (it: Network) => {
    // The wallet library shows a dialog of its own: ours, which is modal, would keep it from being used.
    setChoosing(true);
    setSentence(null);
    try {
      await connectWallet(it);
      onClose();
    } catch (e) {
      setSentence(e instanceof Error ? e.message : String(e));
    } finally {
      setChoosing(false);
    }
  };
  return (
    <Dialog open={!isChoosing} title={who === null ? 'Connect' : 'Your account'} close={onClose}>
      <Loaded of={network}>
        {(it) => (
          <div class="stack">
            {who !== null && <Account key={who.address} who={who} network={it} />}
            {it.developmentWallet && <DevelopmentChoice network={it} />}
            {it.network !== 'devnet' && who === null && (
              <ConnectChoice connect={() => void connect(it)} sentence={sentence} />
            )}
            {who !== null && <Sent />}
          </div>
        )}
      </Loaded>
    </Dialog>
  );
}

function Account({ who, network }: { who: Person; network: Network }) {
  const balances = useBalances(who.address, network);
  return (
    <section class="stack" aria-label="Account">
      <div class="account">
        <strong>{personLabel(who)}</strong>
        <a class="mono" href={addressUrl(network, who.address)} target="_blank" rel="noreferrer">
          {shortHash(who.address, 10, 8)}
          <span class="sr-only"> (opens another page)</span>
        </a>
        <Name address={who.address} />
        <dl class="account-balances">
          <div>
            <dt>STX</dt>
            <dd>{balances === null ? '…' : <Amount value={balances.stx} unit="STX" withUnit={false} asOf={null} />}</dd>
          </div>
          <div>
            <dt>sBTC</dt>
            <dd>
              {balances === null ? '…' : <Amount value={balances.sbtc} unit="SBTC" withUnit={false} asOf={null} />}
            </dd>
          </div>
        </dl>
      </div>
      <div class="row">
        <a class="button small" href={`/provider/${who.address}`}>
          As provider
        </a>
        <a class="button small" href="/policies">
          My policies
        </a>
        <button type="button" class="button small" onClick={() => void disconnect()}>
          Disconnect
        </button>
      </div>
    </section>
  );
}

function DevelopmentChoice({ network }: { network: Network }) {
  const who = person.value;
  const [said, setSaid] = useState<{ isBad: boolean; sentence: string } | null>(null);
  const [busy, setBusy] = useState<number | null>(null);
  const choose = async (account: number) => {
    setBusy(account);
    try {
      const isFunded = await becomeDevelopmentAccount(account, network);
      setSaid(isFunded ? { isBad: false, sentence: 'STX and sBTC from the faucet arrive with the next block.' } : null);
    } catch (e) {
      setSaid({ isBad: true, sentence: e instanceof Error ? e.message : String(e) });
    } finally {
      setBusy(null);
    }
  };
  return (
    <section class="stack" aria-labelledby="development-title">
      <div>
        <h3 id="development-title">Development wallet: keys are public</h3>
        <p class="muted">
          Eight accounts for this laptop network. Everybody has their keys, and their tokens are worth nothing.
        </p>
      </div>
      <fieldset class="account-grid">
        <legend class="sr-only">Account</legend>
        {Array.from({ length: DEVELOPMENT_ACCOUNTS }, (_, index) => index + 1).map((account) => (
          <button
            key={account}
            type="button"
            class="button small"
            aria-pressed={who?.kind === 'development' && who.account === account}
            aria-label={`Account ${account}`}
            disabled={busy !== null}
            onClick={() => void choose(account)}
          >
            {busy === account ? '…' : account}
          </button>
        ))}
      </fieldset>
      {said && (
        <Notice tone={said.isBad ? 'bad' : 'info'} live>
          {said.sentence}
        </Notice>
      )}
    </section>
  );
}

function ConnectChoice({ connect, sentence }: { connect: () => void; sentence: string | null }) {
  return (
    <section class="stack" aria-label="Wallet">
      <p>Use a Stacks wallet such as Leather or Xverse. It shows every call once more before it signs.</p>
      <button type="button" class="button primary" onClick={connect}>
        Connect a wallet
      </button>
      <p class="muted">We never see a key. Funds move only from your wallet into the vault contract and back.</p>
      {sentence && (
        <Notice tone="warn" live>
          {sentence}
        </Notice>
      )}
    </section>
  );
}

function Sent() {
  const list = transactions.value;
  return (
    <section class="stack" aria-labelledby="sent-title">
      <h3 id="sent-title">Sent from this browser</h3>
      {list.length === 0 ? (
        <EmptyState title="Nothing yet">
          Deposits, purchases and withdrawals that you sign here are followed here.
        </EmptyState>
      ) : (
        <ul class="stack">
          {list.map((item) => (
            <li key={item.id} class="sent">
              <div class="row sent-head">
                <strong>{item.label}</strong>
                {item.isOver && (
                  <button
                    type="button"
                    class="link-button"
                    aria-label={`Forget ${item.label}`}
                    onClick={() => forget(item.id)}
                  >
                    Forget
                  </button>
                )}
              </div>
              <TransactionSteps item={item} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
