// What stands on an identifier now: an opinion, and what became of its signal. Pure.
import type { CaseOpinion, Reason } from '../api/types.ts';

export interface Standing {
  state: 'waiting' | 'shared' | 'withdrawn' | 'expired' | string;
  /** Why it is not shared: a code, when it was withdrawn or has expired. */
  because?: string;
  /** Why it is not shared: policy's words, while it waits. */
  reasons: Reason[];
}

/** An opinion that has ended counts more than its signal, which may never have been shared. */
export function standingOf(opinion: CaseOpinion): Standing {
  if (opinion.state === 'expired') return { state: 'expired', because: 'expired', reasons: [] };
  if (opinion.state !== 'active') return { state: 'withdrawn', because: opinion.withdrawnBecause ?? 'opinion-withdrawn', reasons: [] };
  if (opinion.signalState === 'waiting') return { state: 'waiting', reasons: opinion.reasons ?? [] };
  return { state: opinion.signalState, ...(opinion.withdrawnBecause ? { because: opinion.withdrawnBecause } : {}), reasons: [] };
}
