import { useState } from 'preact/hooks';

/** Hands the address of a page on: by the system's own way where there is one, else into the clipboard. */
export function Share({ path, title }: { path: string; title: string }) {
  const [said, setSaid] = useState('');
  const share = async () => {
    const url = window.location.origin + path;
    try {
      if (navigator.share) await navigator.share({ title, url });
      else {
        await navigator.clipboard.writeText(url);
        setSaid('Copied');
      }
    } catch {
      // Given up, or not allowed: the address stands in the bar above.
      setSaid('');
    }
  };
  return (
    <>
      <button type="button" class="button small" onClick={() => void share()}>
        Share
      </button>
      <span role="status" class="muted">
        {said}
      </span>
    </>
  );
}
