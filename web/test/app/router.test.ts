import { describe, expect, it } from 'vitest';
import { pageAt } from '../../src/app/pages';
import { match } from '../../src/app/router';

describe('match', () => {
  it.each([
    ['/', '/', {}],
    ['/risk', '/risk/', {}],
    ['/provider/:address?', '/provider', {}],
    ['/provider/:address?', '/provider/ST1', { address: 'ST1' }],
    ['/policies/:id', '/policies', null],
    ['/policies/:id', '/policies/a%2Fb', { id: 'a/b' }],
    ['/policies/:id', '/policies/%E0', { id: '%E0' }],
    ['/risk', '/risk/more', null],
    ['/risk', '/operations', null],
  ])('%s and %s', (pattern, path, params) => {
    expect(match(pattern, path)).toEqual(params);
  });
});

describe('pageAt', () => {
  it.each([
    ['/', 'Home'],
    ['/pool', 'Pool'],
    ['/help', 'Help'],
    ['/provider', 'Provider'],
    ['/provider/ST1.contract', 'Provider'],
    ['/protect', 'Protect'],
    ['/policies/7', 'My policies'],
    ['/risk', 'Risk'],
    ['/operations', 'Operations'],
  ])('%s is %s', (path, title) => {
    expect(pageAt(path)?.page.title).toBe(title);
  });

  it('knows when there is no page', () => {
    expect(pageAt('/nowhere')).toBeNull();
  });
});
