// The session cookie cannot be read here, so a note in storage says whether asking makes sense: visitors without a session cause
// no refused request.
import { get, request, useCsrfToken } from '../api/client.ts';
import type { Session } from '../api/types.ts';

const NOTE = 'dw-logged-in';

function note(isLoggedIn: boolean): void {
  try {
    if (isLoggedIn) localStorage.setItem(NOTE, '1');
    else localStorage.removeItem(NOTE);
  } catch {
    // Storage is switched off: a reload asks for a new log-in.
  }
}

const mayBeLoggedIn = (): boolean => {
  try {
    return localStorage.getItem(NOTE) === '1';
  } catch {
    return false;
  }
};

export async function findSession(): Promise<Session | null> {
  if (!mayBeLoggedIn()) return null;
  try {
    return keepSession(await get<Session>('/api/v1/session'));
  } catch {
    return forgetSession();
  }
}

export function keepSession(session: Session): Session {
  useCsrfToken(session.csrfToken);
  note(true);
  return session;
}

export function forgetSession(): null {
  useCsrfToken(undefined);
  note(false);
  return null;
}

export async function endSession(): Promise<void> {
  await request('DELETE', '/api/v1/session').catch(() => undefined); // gone on the node already, or the node is: the page forgets
  forgetSession();
}
