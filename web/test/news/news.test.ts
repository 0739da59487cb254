// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { itemsOf, type NewsItem } from '../../src/news/feed';
import { readAll, unreadOf } from '../../src/news/read';

const FEED = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>urn:bithedge:feed:ST1</id><title>BitHedge Pool: ST1</title><updated>2026-03-04T05:06:07Z</updated>
<entry><id>urn:bithedge:policy:7:in</id><title>Policy 7 is in the money &amp; pays</title><updated>2026-03-04T05:06:07Z</updated>
<link href="https://elsewhere.example/policies/7"/><summary>It would pay.</summary></entry>
<entry><id>urn:bithedge:policy:8:in</id><title>No time</title><updated>soon</updated><link href="http://a/policies/8"/><summary/></entry>
<entry><id>urn:bithedge:epoch:1</id><title>Epoch 1</title><updated>2026-03-03T00:00:00Z</updated><link href="http://a/provider/ST1"/><summary>It works.</summary></entry>
</feed>`;

describe('the feed', () => {
  it('is read in its order, without what cannot be read, and leads to pages of this house alone', () => {
    expect(itemsOf(FEED)).toEqual<NewsItem[]>([
      {
        id: 'urn:bithedge:policy:7:in',
        title: 'Policy 7 is in the money & pays',
        summary: 'It would pay.',
        atMs: Date.UTC(2026, 2, 4, 5, 6, 7),
        path: '/policies/7',
      },
      {
        id: 'urn:bithedge:epoch:1',
        title: 'Epoch 1',
        summary: 'It works.',
        atMs: Date.UTC(2026, 2, 3),
        path: '/provider/ST1',
      },
    ]);
  });

  it('is nothing where it is no feed', () => {
    expect(itemsOf('no xml')).toEqual([]);
  });
});

describe('what was read', () => {
  beforeEach(() => localStorage.clear());
  const [one, two] = itemsOf(FEED) as [NewsItem, NewsItem];

  it('is not new again, for this address and in this browser', () => {
    expect(unreadOf([one, two], 'ST1')).toEqual([one, two]);
    readAll([two], 'ST1');
    expect(unreadOf([one, two], 'ST1')).toEqual([one]);
    expect(unreadOf([one, two], 'ST2')).toEqual([one, two]);
    expect(JSON.parse(localStorage.getItem('bithedge.news') ?? '')).toEqual({ ST1: [two.id] });
  });
});
