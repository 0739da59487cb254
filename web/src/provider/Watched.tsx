import { shortHash } from '../format/words';
import { Name } from '../names/Name';
import { unwatch, watch, watched } from './watched';

/** The addresses that are watched here, and the button that adds or takes away the one that is shown. */
export function Watched({ shown, isOwn }: { shown: string | null; isOwn: boolean }) {
  const all = watched.value;
  const isWatched = shown !== null && all.includes(shown);
  const canWatch = shown !== null && !isOwn;
  if (all.length === 0 && !canWatch) return null;
  return (
    <nav class="watched" aria-label="Addresses you watch">
      {all.length > 0 && (
        <ul>
          {all.map((it) => (
            <li key={it}>
              <a class="mono" href={`/provider/${it}`} aria-current={it === shown ? 'true' : undefined} data-tip={it}>
                {shortHash(it, 6, 4)}
              </a>
              <Name address={it} />
            </li>
          ))}
        </ul>
      )}
      {canWatch && (
        <button type="button" class="button small" onClick={() => (isWatched ? unwatch(shown) : watch(shown))}>
          {isWatched ? 'Stop watching' : 'Watch this address'}
        </button>
      )}
    </nav>
  );
}
