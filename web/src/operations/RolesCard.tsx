import type { PoolRoles } from '../api/operations';
import { Badge, Card } from '../parts/layout';
import { EmptyState } from '../parts/states';
import { type Column, Table } from '../parts/Table';

type Holder = PoolRoles['holders'][number];
type Announcement = PoolRoles['announcements'][number];

/** What a role may do, in the order in which the contract lists them. */
const MEANINGS: Readonly<Record<string, string>> = {
  owner: 'announces changes of roles, and makes them so when their time has come',
  guardian: 'vetoes openings and changes, pauses the pool, removes a submitter',
  allocator: 'proposes the next epoch of a book',
  registry: 'the contract that may lock and settle collateral',
  'fee-recipient': 'receives the fees',
  quoter: 'signs firm quotes',
  submitter: 'submits prices; one counts when as many as the quorum agree',
};

const COLUMNS: readonly Column<Holder>[] = [
  { key: 'role', head: 'Role', rowHead: true, cell: (it) => roleName(it.role) },
  { key: 'account', head: 'Held by', cell: (it) => <code class="account">{it.account}</code> },
  { key: 'may', head: 'What it may do', cell: (it) => MEANINGS[it.role] ?? '–' },
];

/** `fee-recipient` as people write it. */
export function roleName(role: string): string {
  const words = role.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** When an announced change may be made so; `burnTip` is 0 while it is not known. */
export function announcedWords(it: Announcement, burnTip: number): string {
  const from = height(it.appliesAtBurnHeight);
  const last = height(it.lapsesAtBurnHeight - 1);
  const change =
    it.role === 'submitter' ? 'is to submit prices as well' : `is to become ${roleName(it.role).toLowerCase()}`;
  return burnTip >= it.appliesAtBurnHeight
    ? `${change}: it may be done now, until Bitcoin block ${last}`
    : `${change}: it may be done from Bitcoin block ${from} on, until block ${last}`;
}

/** Who may do what in the pool, and which changes are announced on the chain. */
export function RolesCard({ roles, burnTip }: { roles: PoolRoles | null; burnTip: number }) {
  const isKnown = roles !== null && roles.height > 0;
  return (
    <Card title="Roles" aside={isKnown && <RolesAside roles={roles} />} flush>
      {roles?.reason && <p class="remark inset">{roles.reason}</p>}
      {isKnown ? <Known roles={roles} burnTip={burnTip} /> : <Unknown />}
    </Card>
  );
}

function Unknown() {
  return (
    <EmptyState title="Not known here">
      Who holds which role is on the chain for everybody to read; the watcher has not read it yet, or does not answer.
    </EmptyState>
  );
}

function RolesAside({ roles }: { roles: PoolRoles }) {
  const changes = roles.announcements.length;
  return (
    <>
      {roles.pausedUntilBurnHeight > 0 && (
        <Badge tone="bad">paused until Bitcoin block {height(roles.pausedUntilBurnHeight)}</Badge>
      )}
      <Badge tone={changes === 0 ? 'good' : 'warn'}>
        {changes === 0 ? 'no change announced' : `${changes} announced`}
      </Badge>
      {roles.quorum > 0 && <span class="muted">quorum of prices {roles.quorum}</span>}
      <span class="muted">as of block {height(roles.height)}</span>
    </>
  );
}

function Known({ roles, burnTip }: { roles: PoolRoles; burnTip: number }) {
  return (
    <>
      {roles.announcements.map((it) => (
        <p class="remark inset" key={`${it.role} ${it.account}`}>
          <code>{it.account}</code> {announcedWords(it, burnTip)}
        </p>
      ))}
      {roles.differences.map((it) => (
        <p class="remark inset" key={it}>
          {it}
        </p>
      ))}
      <Table
        caption="Who holds which role"
        columns={COLUMNS}
        rows={roles.holders}
        rowKey={(it) => `${it.role} ${it.account}`}
        empty={<EmptyState title="The roles contract is not initialised" />}
      />
    </>
  );
}

function height(value: number): string {
  return value.toLocaleString('en-US');
}
