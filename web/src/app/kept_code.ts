// A code that opens one person's page. It comes typed or after "#", which browsers never send to a server.
import { useEffect, useState } from 'preact/hooks';
import { currentPlace, usePlace } from './router.ts';

export interface KeptCode {
  /** The code that opens the page now: it was typed or came by a link just now, or the person said that the earlier one is theirs. */
  code: string | null;
  /** When an earlier visitor of this browser tab left a code behind; null when there is none, or nothing to ask of it. */
  earlier: Date | null;
  /** The person says that the earlier code is theirs. */
  openEarlier: () => void;
  /** Opens and keeps a code; null forgets every code under this name. */
  keep: (next: string | null) => void;
}

interface Kept { code: string; at: string }

/** The code that this browser tab keeps under `name`. One that an earlier visit left opens nothing by itself: on a shared computer it may
 * be a stranger's. `read` gives null for a text that is no code. The code does not stay in the address bar or the history. */
export function useKeptCode(name: string, read: (typed: string) => string | null): KeptCode {
  const { fragment, path } = usePlace();
  const [ownPath] = useState(() => currentPlace().path);
  const [code, setCode] = useState(() => given(fragment, read));
  const [earlier, setEarlier] = useState(() => (code ? null : earlierCode(name, read)));
  const keep = (next: string | null) => {
    if (next) sessionStorage.setItem(name, JSON.stringify({ code: next, at: new Date().toISOString() } satisfies Kept));
    else sessionStorage.removeItem(name);
    setEarlier(null);
    setCode(next);
  };
  useEffect(() => {
    if (path !== ownPath) return; // a link to another page, which shows when its code is there
    const next = given(fragment, read);
    if (next) keep(next);
    if (next) leaveAddressBar();
  }, [fragment, path]);
  useEffect(leaveAddressBar, []); // another organisation's code too
  return { code, earlier: earlier && new Date(earlier.at), openEarlier: () => earlier && keep(earlier.code), keep };
}

function leaveAddressBar(): void {
  if (location.hash) history.replaceState(history.state, '', location.pathname);
}

function given(fragment: string, read: (typed: string) => string | null): string | null {
  try {
    return read(decodeURIComponent(fragment).trim());
  } catch {
    return null; // a "%" that stands for nothing
  }
}

function earlierCode(name: string, read: (typed: string) => string | null): Kept | null {
  try {
    const { code, at } = JSON.parse(sessionStorage.getItem(name) ?? '{}') as Partial<Kept>;
    return typeof code === 'string' && read(code) === code && typeof at === 'string' && !Number.isNaN(Date.parse(at)) ? { code, at } : null;
  } catch {
    return null; // filled by something else
  }
}
