import { useEffect, useRef, useState } from 'preact/hooks';
import { routes } from '../api/client';
import { useLive } from '../api/live';
import type { Network } from '../api/shapes';
import { bookLabel } from '../format/words';
import { Dialog } from '../parts/Dialog';
import { Field } from '../parts/Field';
import { GridTable } from '../parts/GridTable';
import { Badge, Facts } from '../parts/layout';
import { Loaded, Notice, Skeleton, type Tone } from '../parts/states';
import type { Verifying } from './asked';
import { chooseNode, chosenNode, nodeProblem, withRules } from './nodeChoice';
import { type Check, OUTCOMES, type Outcome, type Report, sentenceOf } from './report';
import { titleOf, verify } from './verify';
import './verify.css';

const TONES: Readonly<Record<Outcome, Tone>> = {
  read: 'info',
  computed: 'info',
  equal: 'good',
  differs: 'bad',
  unread: 'warn',
  'left-out': 'quiet',
};

const VERDICTS: Readonly<Record<Report['verdict'], Tone>> = { equal: 'good', differs: 'bad', open: 'warn' };

/** One number and every step that leads to it, done while somebody looks. */
export function VerifyDrawer({ wanted, close }: { wanted: Verifying; close: () => void }) {
  const network = useLive(routes.network());
  const about = wanted.kind === 'book' ? `${titleOf(wanted)} in ${bookLabel(wanted.account)}` : titleOf(wanted);
  return (
    <Dialog open wide title={`Verify: ${about}`} close={close}>
      <Loaded of={network}>{(it) => <Verification wanted={wanted} network={it} />}</Loaded>
    </Dialog>
  );
}

interface Done {
  readonly report: Report;
  /** The rules of this page forbade to ask the node. */
  readonly isForbidden: boolean;
}

function Verification({ wanted, network }: { wanted: Verifying; network: Network }) {
  const [url, setUrl] = useState(() => chosenNode(network.nodeUrl));
  const [done, setDone] = useState<Done | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  // Only what was asked last is shown.
  const turn = useRef(0);
  const problem = nodeProblem(url);
  const run = async () => {
    if (problem !== null) return;
    const mine = ++turn.current;
    chooseNode(url.trim(), network.nodeUrl);
    setBusy(true);
    setDone(null);
    setFailure(null);
    try {
      const { result, isForbidden } = await withRules(() => verify(wanted, network, url));
      if (mine === turn.current) setDone({ report: result, isForbidden });
    } catch (failed) {
      if (mine === turn.current) setFailure(`Nothing was verified: ${sentenceOf(failed)}`);
    } finally {
      if (mine === turn.current) setBusy(false);
    }
  };
  useEffect(() => {
    void run();
    return () => {
      turn.current = -1;
    };
  }, []);
  return (
    <div class="stack">
      <p>
        Hashes and arithmetic are done in this browser; the rows of the contracts come from a node. It need not be ours:
        name one that you trust.
      </p>
      <form
        class="verify-node"
        onSubmit={(event) => {
          event.preventDefault();
          void run();
        }}
      >
        <Field
          label="Address of a Stacks node"
          value={url}
          change={setUrl}
          error={problem}
          hint={url.trim() === network.nodeUrl ? "This is the pool's own." : 'Kept in this browser.'}
          aside={
            url.trim() !== network.nodeUrl && (
              <button type="button" class="link-button" onClick={() => setUrl(network.nodeUrl)}>
                The pool's own
              </button>
            )
          }
        />
        <button type="submit" class="button" disabled={problem !== null || isBusy}>
          {isBusy ? 'Reading' : 'Check again'}
        </button>
      </form>
      {isBusy && <Skeleton />}
      {failure !== null && (
        <Notice tone="warn" live>
          {failure}
        </Notice>
      )}
      {done?.isForbidden && <Forbidden />}
      {done !== null && <Steps report={done.report} />}
    </div>
  );
}

function Forbidden() {
  return (
    <Notice tone="warn" title="This page may not ask that node">
      The operator lets it connect to few addresses. A saved page may ask any node:{' '}
      <a href="/exit.html" download="bithedge-exit.html">
        save it
      </a>
      , and open it with your proof file.
    </Notice>
  );
}

function Steps({ report }: { report: Report }) {
  return (
    <>
      <Notice tone={VERDICTS[report.verdict]} live>
        <strong>{report.says}</strong>
      </Notice>
      {report.notes.map((it) => (
        <p key={it} class="muted">
          {it}
        </p>
      ))}
      <ol class="verify-steps">
        {report.checks.map((check) => (
          <Step key={check.id} check={check} />
        ))}
      </ol>
    </>
  );
}

function Step({ check }: { check: Check }) {
  const isLong = check.facts !== undefined || check.grid !== undefined;
  // What differs, and the result itself, is there to be read at once.
  const isOpen = check.outcome === 'differs' || check.id === 'result';
  return (
    <li class={check.outcome}>
      <h3>
        {check.title} <Badge tone={TONES[check.outcome]}>{OUTCOMES[check.outcome]}</Badge>
      </h3>
      <p>{check.says}</p>
      {isLong && (
        <details open={isOpen}>
          <summary>
            The numbers<span class="sr-only">: {check.title}</span>
          </summary>
          {check.facts && <Facts rows={check.facts} />}
          {check.grid && check.grid.rows.length > 0 && <GridTable grid={check.grid} />}
        </details>
      )}
    </li>
  );
}
