// A case's history as people read it: what the system did again and again stands there once. Pure.
import type { CaseHistoryEntry } from '../api/types.ts';

export interface HistoryLine {
  /** The newest of those that are told as one. */
  entry: CaseHistoryEntry;
  times: number;
  /** When the oldest of them happened. */
  since: string;
}

/** Neighbours with the same words of the same hand become one line; an analyst's decision stays a line of its own. Newest first. */
export function told(history: CaseHistoryEntry[]): HistoryLine[] {
  const lines: HistoryLine[] = [];
  for (const entry of history) {
    const last = lines.at(-1);
    const isSame = last && !entry.decisionId && !last.entry.decisionId && last.entry.nl === entry.nl && last.entry.by === entry.by;
    if (isSame) {
      last.times += 1;
      last.since = entry.at;
    } else {
      lines.push({ entry, times: 1, since: entry.at });
    }
  }
  return lines;
}
