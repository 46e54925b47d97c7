// A reporter comes from their page at the desk. Report and token come after "#": no server on the way sees them.
import { useEffect, useState } from 'preact/hooks';
import { currentPlace } from '../app/router.ts';

export interface Arrival { reportId: string; token: string }

function readArrival(): Arrival | null {
  const given = new URLSearchParams(currentPlace().fragment);
  const reportId = given.get('report');
  const token = given.get('token');
  return reportId && token ? { reportId, token } : null;
}

/** Who came; the address bar forgets them at once. */
export function useArrival(): Arrival | null {
  const [arrival] = useState(readArrival);
  useEffect(() => {
    if (location.hash) history.replaceState(history.state, '', location.pathname);
  }, []);
  return arrival;
}
