// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import type { PoolRoles } from '../../src/api/operations';
import { announcedWords, RolesCard, roleName } from '../../src/operations/RolesCard';

const owner = { role: 'owner', account: 'ST2', appliesAtBurnHeight: 1_036, lapsesAtBurnHeight: 3_052 };

const known: PoolRoles = {
  height: 89,
  burnHeight: 28,
  reason: '',
  holders: [
    { role: 'owner', account: 'ST1' },
    { role: 'submitter', account: 'ST7' },
    { role: 'submitter', account: 'ST8' },
  ],
  quorum: 2,
  pausedUntilBurnHeight: 0,
  announcements: [],
  differences: [],
};

function show(roles: PoolRoles | null): string {
  act(() => render(<RolesCard roles={roles} burnTip={30} />, document.body));
  return document.body.textContent ?? '';
}

afterEach(() => act(() => render(null, document.body)));

describe('announcedWords', () => {
  it('says from which block on a change may be done', () => {
    expect(announcedWords(owner, 1_035)).toBe(
      'is to become owner: it may be done from Bitcoin block 1,036 on, until block 3,051',
    );
  });

  it('says that it may be done now', () => {
    expect(announcedWords({ ...owner, role: 'submitter' }, 1_036)).toBe(
      'is to submit prices as well: it may be done now, until Bitcoin block 3,051',
    );
  });
});

it('writes a role as people do', () => {
  expect(roleName('fee-recipient')).toBe('Fee recipient');
});

describe('RolesCard', () => {
  it('lists every holder, and that no change is announced', () => {
    const text = show(known);
    expect(document.querySelectorAll('tbody tr')).toHaveLength(3);
    expect(text).toContain('no change announced');
    expect(text).toContain('as of block 89');
    expect(text).toContain('quorum of prices 2');
  });

  it('says what is announced, what differs, a pause, and why it is old', () => {
    const text = show({
      ...known,
      reason: 'the node does not answer',
      announcements: [owner],
      differences: ['quoter is held by ST4, the deployment says ST5'],
      pausedUntilBurnHeight: 450,
    });
    expect(text).toContain('ST2 is to become owner: it may be done from Bitcoin block 1,036 on');
    expect(text).toContain('1 announced');
    expect(text).toContain('quoter is held by ST4');
    expect(text).toContain('paused until Bitcoin block 450');
    expect(text).toContain('the node does not answer');
  });

  it.each([
    ['the watcher says nothing', null],
    ['nothing was read yet', { ...known, height: 0, holders: [] }],
  ])('says in words that it is not known when %s', (_, roles) => {
    expect(show(roles)).toContain('Not known here');
  });
});
