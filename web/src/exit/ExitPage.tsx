import { useState } from 'preact/hooks';
import { type ProofFile, readProofFile } from '../claim/proofFile';
import { VaultNode } from '../claim/rows';
import { withdrawCall } from '../claim/withdraw';
import { Field } from '../parts/Field';
import { Card, Facts } from '../parts/layout';
import { BookExit } from './BookExit';
import { addressesOf, type FoundWallet, send, walletsIn } from './providers';
import { type Reading, readAll } from './reading';

const MAINNET = 1;

const keyOf = ({ book }: Reading) => `${book.token}:${book.tier}`;

/** The way out of a vault: a proof file, any node, and the provider's own wallet. Nothing of the pool's operator is asked. */
export function ExitPage() {
  const [file, setFile] = useState<ProofFile | null>(null);
  const [url, setUrl] = useState('');
  const [readings, setReadings] = useState<readonly Reading[]>([]);
  const [wallet, setWallet] = useState<FoundWallet | null>(null);
  const [problem, setProblem] = useState('');
  const [said, setSaid] = useState<Readonly<Record<string, string>>>({});

  const attempt = async (act: () => Promise<void>) => {
    setProblem('');
    try {
      await act();
    } catch (failed) {
      setProblem(failed instanceof Error ? failed.message : String(failed));
    }
  };

  const open = (chosen: File | undefined) =>
    attempt(async () => {
      if (chosen === undefined) return;
      setReadings([]);
      setFile(null);
      setFile(readProofFile(await chosen.text()));
    });

  const read = () =>
    attempt(async () => {
      if (file) setReadings(await readAll(file, new VaultNode(url, file.vault)));
    });

  const connect = (found: FoundWallet) =>
    attempt(async () => {
      const addresses = await addressesOf(found.provider);
      if (!file || !addresses.includes(file.provider)) {
        throw new Error(`The wallet does not have the account of the proof file, ${file?.provider}.`);
      }
      setWallet(found);
    });

  const withdraw = (reading: Reading) =>
    attempt(async () => {
      if (!file || !wallet || !reading.claim) return;
      const { book, claim } = reading;
      const call = withdrawCall(file, book, claim.withdrawable, book.leaf, book.steps);
      const network = file.chainId === MAINNET ? 'mainnet' : 'testnet';
      const txid = await send(wallet.provider, call, file.provider, network);
      setSaid({ ...said, [keyOf(reading)]: `Sent: ${txid}. Read the node again when it is in a block.` });
    });

  return (
    <main class="exit">
      <h1>Way out</h1>
      <p class="lead">
        Withdraw what is yours from a vault with a proof file, any Stacks node, and your wallet. This page asks nobody
        else, and works from a file on your disk.
      </p>
      {problem && (
        <p class="exit-problem" role="alert">
          {problem}
        </p>
      )}
      <Card title="1. Proof file">
        <input
          type="file"
          accept="application/json,.json"
          aria-label="Proof file"
          onChange={(event) => open(event.currentTarget.files?.[0])}
        />
        {file && (
          <Facts
            rows={[
              ['Vault', <code key="vault">{file.vault}</code>],
              ['Provider', <code key="provider">{file.provider}</code>],
              ['Made at block', String(file.height)],
              ['Books', String(file.books.length)],
            ]}
          />
        )}
      </Card>
      <Card title="2. Node">
        <Field
          label="Address of a Stacks node or API"
          value={url}
          change={setUrl}
          placeholder="https://api.hiro.so"
          hint="The rows of the vault are read from it. The arithmetic and the hashes are done in this browser."
        />
        <button type="button" class="button" disabled={file === null || url === ''} onClick={read}>
          Read the vault
        </button>
      </Card>
      <Card title="3. Wallet">
        {wallet ? <p>{wallet.name} is connected.</p> : <Wallets disabled={file === null} connect={connect} />}
      </Card>
      {readings.map((reading) => (
        <BookExit
          key={keyOf(reading)}
          reading={reading}
          withdraw={wallet === null ? null : withdraw}
          said={said[keyOf(reading)]}
        />
      ))}
    </main>
  );
}

function Wallets(props: { readonly disabled: boolean; readonly connect: (found: FoundWallet) => void }) {
  const found = walletsIn(window as unknown as Record<string, unknown>);
  if (found.length === 0) {
    return (
      <p>
        No wallet is here. Browsers give extensions no access to files until you allow it: in the extension's settings.
      </p>
    );
  }
  return (
    <p class="exit-wallets">
      {found.map((it) => (
        <button type="button" class="button" key={it.name} disabled={props.disabled} onClick={() => props.connect(it)}>
          Connect {it.name}
        </button>
      ))}
    </p>
  );
}
