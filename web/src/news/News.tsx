import { useEffect, useState } from 'preact/hooks';
import { routes } from '../api/client';
import { useLive, valueIn } from '../api/live';
import { dateOf } from '../format/time';
import { Dialog } from '../parts/Dialog';
import { EmptyState } from '../parts/states';
import { type NewsItem, readFeed } from './feed';
import './news.css';
import { readAll, unreadOf } from './read';

/** What the connected account should know, on every page: its feed, asked for with each final block. Nothing is kept for it but what was read. */
export function News({ address }: { address: string }) {
  const [items, setItems] = useState<readonly NewsItem[]>([]);
  const [isOpen, setOpen] = useState(false);
  const height = valueIn(useLive(routes.status()))?.asOf.height ?? null;
  useEffect(() => {
    let isWanted = true;
    void readFeed(address).then((found) => isWanted && found !== null && setItems(found));
    return () => {
      isWanted = false;
    };
  }, [address, height]);
  const unread = unreadOf(items, address);
  const close = () => {
    setOpen(false);
    readAll(items, address);
  };
  return (
    <>
      <button
        type="button"
        class="icon-button news-button"
        aria-haspopup="dialog"
        aria-label={unread.length === 0 ? 'News' : `News: ${unread.length} unread`}
        onClick={() => setOpen(true)}
      >
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d="M10 3a5 5 0 0 0-5 5v3l-1.5 3h13L15 11V8a5 5 0 0 0-5-5Zm-2 11.5a2 2 0 0 0 4 0" />
        </svg>
        {unread.length > 0 && <span class="news-count">{unread.length}</span>}
      </button>
      {isOpen && <Reading items={items} unread={unread} address={address} close={close} />}
    </>
  );
}

function Reading(props: {
  items: readonly NewsItem[];
  unread: readonly NewsItem[];
  address: string;
  close: () => void;
}) {
  return (
    <Dialog open title="News" close={props.close}>
      <div class="stack">
        {props.items.length === 0 ? (
          <EmptyState title="Nothing yet">
            Told here: a policy in the money or about to end, an epoch that opened, a loss, an incident.
          </EmptyState>
        ) : (
          <ul class="news">
            {props.items.map((it) => (
              <li key={it.id} class={props.unread.includes(it) ? 'unread' : undefined}>
                <a href={it.path} onClick={props.close}>
                  {it.title}
                </a>
                {props.unread.includes(it) && <span class="sr-only"> (unread)</span>}
                <p>{it.summary}</p>
                <p class="muted">{dateOf(it.atMs)}</p>
              </li>
            ))}
          </ul>
        )}
        <p class="muted">
          The same as a feed for your reader:{' '}
          <a href={`/v1/providers/${props.address}/feed`} target="_blank" rel="noreferrer">
            Atom
            <span class="sr-only"> (opens another page)</span>
          </a>
        </p>
      </div>
    </Dialog>
  );
}
