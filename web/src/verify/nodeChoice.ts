/** The node that is asked, kept in this browser: whoever names one once wants it the next time too. */
const KEY = 'bithedge.verify.node';
const VIOLATION_MS = 30;

export function chosenNode(poolsOwn: string): string {
  try {
    return localStorage.getItem(KEY) ?? poolsOwn;
  } catch {
    return poolsOwn;
  }
}

/** The pool's own is no choice: it follows the pool. */
export function chooseNode(url: string, poolsOwn: string): void {
  try {
    if (url === poolsOwn) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, url);
  } catch {
    // Storage is off: the choice lasts until the drawer is closed.
  }
}

/** A sentence; null when it can be asked. */
export function nodeProblem(url: string): string | null {
  let parsed: URL;
  try {
    parsed = new URL(url.trim());
  } catch {
    return 'The address of a node begins with https://, such as https://api.hiro.so.';
  }
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') {
    return 'The address of a node begins with https://, or with http:// for one on this machine.';
  }
  return parsed.search || parsed.hash || parsed.username ? 'Please give the address alone, without ? and #.' : null;
}

/** What the rules of the page, its content security policy, forbid to ask while `act` runs. */
export async function withRules<T>(act: () => Promise<T>): Promise<{ result: T; isForbidden: boolean }> {
  let isForbidden = false;
  const note = (event: SecurityPolicyViolationEvent) => {
    if (event.effectiveDirective === 'connect-src') isForbidden = true;
  };
  document.addEventListener('securitypolicyviolation', note);
  try {
    const result = await act();
    // Browsers tell of a violation in a task of its own, after the request has failed.
    await new Promise((told) => setTimeout(told, VIOLATION_MS));
    return { result, isForbidden };
  } finally {
    document.removeEventListener('securitypolicyviolation', note);
  }
}
