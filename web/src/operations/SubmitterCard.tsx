import type { Operations, Submitted, SubmitterPart } from '../api/operations';
import { toneOf } from '../app/health';
import { blocks } from '../format/time';
import { codeLabel, shortHash } from '../format/words';
import { Amount } from '../parts/Amount';
import { Ago } from '../parts/Countdown';
import { Badge, Card } from '../parts/layout';
import { EmptyState, type Tone } from '../parts/states';
import { type Column, Table } from '../parts/Table';
import { remarksOf, type Signer, signersOf } from './parts';

const SIGNERS: readonly Column<Signer>[] = [
  {
    key: 'role',
    head: 'Account',
    rowHead: true,
    cell: (it) => <span data-tip={it.address}>{it.role}</span>,
  },
  { key: 'nonce', head: 'Next nonce', numeric: true, cell: (it) => it.nextNonce ?? '–' },
  { key: 'pending', head: 'In flight', numeric: true, cell: (it) => it.pending },
  { key: 'waiting', head: 'Waiting', numeric: true, cell: (it) => it.waiting },
  {
    key: 'parked',
    head: 'Parked',
    numeric: true,
    cell: (it) => (it.parked ? <Badge tone="warn">{it.parked}</Badge> : it.parked),
  },
  {
    key: 'fees',
    head: 'Fees today',
    numeric: true,
    cell: (it) => <Amount value={it.feesOfDay} unit="STX" digits={4} asOf={null} />,
  },
];

/** The queue of what we send to the chain, by account. */
export function SubmitterCard({ submitter }: { submitter: SubmitterPart | null }) {
  const oldest = submitter?.details?.oldestWaitingBurnBlocks ?? 0;
  return (
    <Card
      title="Submitter"
      aside={
        submitter && (
          <>
            {oldest > 0 && <span>oldest waits {blocks(oldest)}</span>}
            <Badge tone={toneOf(submitter.state)}>{codeLabel(submitter.state)}</Badge>
          </>
        )
      }
      flush
    >
      {[submitter?.reason, ...remarksOf(submitter)].filter(Boolean).map((it) => (
        <p class="remark inset" key={it}>
          {it}
        </p>
      ))}
      <Table
        caption="Accounts of the submitter"
        columns={SIGNERS}
        rows={signersOf(submitter)}
        rowKey={(it) => it.role}
        empty={<EmptyState title="Not available here">What the submitter says comes with /v1/operations.</EmptyState>}
      />
    </Card>
  );
}

const TRANSACTIONS: readonly Column<Submitted>[] = [
  {
    key: 'call',
    head: 'Call',
    rowHead: true,
    cell: (it) => (
      <span class="command" data-tip={`${it.contract}\ncommand ${it.commandId}`}>
        {it.function || it.commandId}
      </span>
    ),
  },
  { key: 'signer', head: 'Account', cell: (it) => it.signer },
  { key: 'nonce', head: 'Nonce', numeric: true, cell: (it) => it.nonce },
  { key: 'state', head: 'State', cell: (it) => <Badge tone={transactionTone(it.state)}>{codeLabel(it.state)}</Badge> },
  { key: 'height', head: 'Block', numeric: true, cell: (it) => it.height?.toLocaleString('en-US') ?? '–' },
  {
    key: 'fee',
    head: 'Fee',
    numeric: true,
    cell: (it) => <Amount value={it.fee} unit="STX" digits={4} asOf={null} />,
  },
  { key: 'txid', head: 'Transaction', cell: (it) => <Txid it={it} /> },
  { key: 'age', head: 'Changed', cell: (it) => <Ago ms={it.changedAtMs} /> },
  { key: 'reason', head: 'Reason', cell: (it) => <span class="reason">{it.reason}</span> },
];

function Txid({ it }: { it: Submitted }) {
  return it.txid ? (
    <code data-tip={it.txid}>{shortHash(it.txid)}</code>
  ) : (
    <span class="muted">{withoutTxid(it.state)}</span>
  );
}

/** A transaction that waits has no id yet; one that is further has one that is not told here. */
export function withoutTxid(state: string): string {
  return ['ACCEPTED', 'PREFLIGHTED', 'INTENT', 'PARKED'].includes(state) ? 'not signed yet' : '–';
}

/** What was sent last. */
export function TransactionsCard({ operations }: { operations: Operations | null }) {
  return (
    <Card title="Recent transactions" flush>
      <Table
        caption="Transactions that the submitter sent last"
        columns={TRANSACTIONS}
        rows={operations?.transactions ?? []}
        rowKey={(it) => `${it.commandId} ${it.signer} ${it.nonce} ${it.txid}`}
        empty={
          <EmptyState title={operations ? 'Nothing was sent yet' : 'Not available here'}>
            {operations ? 'The first transactions open the epochs.' : 'They come with /v1/operations.'}
          </EmptyState>
        }
      />
    </Card>
  );
}

export function transactionTone(state: string): Tone {
  switch (state.toUpperCase()) {
    case 'FINAL':
      return 'good';
    case 'PARKED':
    case 'ROLLED_BACK':
    case 'REPLACED':
      return 'warn';
    case 'ABORTED':
    case 'DROPPED':
      return 'bad';
    default:
      return 'info';
  }
}
