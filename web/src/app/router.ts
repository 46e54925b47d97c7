// Paths without a library: history entries, a pattern with ":name" parts, focus left to the page.
import { useEffect, useState } from 'preact/hooks';

export interface Place {
  path: string;
  query: URLSearchParams;
  /** After "#": secrets travel here, since browsers never send it to a server. */
  fragment: string;
  /** What the page before handed over; gone after a reload of the browser. */
  state: Record<string, unknown>;
}

const listeners = new Set<() => void>();
let moves = 0;
const tell = () => {
  moves += 1;
  listeners.forEach((listener) => listener());
};

/** How often someone went to another place since the page was loaded. */
export const movesSoFar = (): number => moves;

window.addEventListener('popstate', tell);
window.addEventListener('hashchange', tell);

export function currentPlace(): Place {
  return {
    path: location.pathname,
    query: new URLSearchParams(location.search),
    fragment: location.hash.slice(1),
    state: (history.state ?? {}) as Record<string, unknown>,
  };
}

export function navigate(to: string, options: { replace?: boolean; state?: Record<string, unknown> } = {}): void {
  history[options.replace ? 'replaceState' : 'pushState'](options.state ?? {}, '', to);
  tell();
  if (!options.replace) window.scrollTo(0, 0);
}

export function usePlace(): Place {
  const [place, setPlace] = useState(currentPlace);
  useEffect(() => {
    const listener = () => setPlace(currentPlace());
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
  return place;
}

/** Clicks on links to our own pages stay in the page; all others are the browser's. */
export function followLink(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = (event.target as Element).closest?.('a[href]') as HTMLAnchorElement | null;
  if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
  if (link.pathname === location.pathname && link.search === location.search && link.hash) return;
  event.preventDefault();
  navigate(link.pathname + link.search + link.hash);
}
