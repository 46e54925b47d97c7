// A code that opens one person's page. It comes typed or after "#", which browsers never send to a server.
import { useEffect, useState } from 'preact/hooks';
import { currentPlace } from './router.ts';

/** The code that this browser tab keeps under `name`, and how to change it. `read` gives null for a text that is no code. The code does
 * not stay in the address bar or the history. */
export function useKeptCode(name: string, read: (typed: string) => string | null): [string | null, (next: string | null) => void] {
  const [code, setCode] = useState(() => {
    const given = read(decodeURIComponent(currentPlace().fragment).trim());
    if (given) sessionStorage.setItem(name, given);
    return given ?? sessionStorage.getItem(name);
  });
  useEffect(() => {
    if (location.hash) history.replaceState(history.state, '', location.pathname);
  }, []);
  const keep = (next: string | null) => {
    if (next) sessionStorage.setItem(name, next);
    else sessionStorage.removeItem(name);
    setCode(next);
  };
  return [code, keep];
}
