/** What this browser keeps for the pages, as JSON by key, one for all tabs. Where storage is off or private nothing is kept, and nothing fails. */

/** Null when there is nothing, no storage, or somebody else's text. */
export function storedJson(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

/** Null takes it away. */
export function storeJson(key: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // It lasts as long as the page.
  }
}

/** Calls `changed` when another tab wrote under the key, or emptied the storage. */
export function whenStored(key: string, changed: () => void): void {
  if (typeof window === 'undefined') return;
  window.addEventListener('storage', (event) => {
    if (event.key === key || event.key === null) changed();
  });
}
