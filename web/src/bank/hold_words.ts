import type { HoldNotice } from '../api/types.ts';
import type { Tone } from '../ui/parts.tsx';

/** How a hold's state is coloured; the word beside it carries the meaning. */
export const holdTone = (state: string): Tone => (state === 'active' ? 'amber' : state === 'released' ? 'info' : 'plain');

export interface HoldEnd { state: string; until: string; because: string }

/** Until when a payment waited, and why it does no longer; null while it waits. Past its expiry it is free, whether or not the node has noted that. */
export function endOf(hold: Pick<HoldNotice, 'state' | 'waiting' | 'expiresAt' | 'releasedAt' | 'releaseReason'>): HoldEnd | null {
  const isWaiting = hold.waiting ?? hold.state === 'active';
  if (isWaiting) return null;
  const state = hold.state === 'active' ? 'expired' : hold.state;
  return { state, until: hold.releasedAt ?? hold.expiresAt, because: hold.releaseReason ?? 'expired' };
}
