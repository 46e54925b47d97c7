// Which case a report came into: linking begins after the acceptance, and takes a moment.
import { useEffect, useState } from 'preact/hooks';
import { post } from '../api/client.ts';
import type { CaseMembership, Page } from '../api/types.ts';

const ASK_EVERY_MS = 400;
const ASKS_MAX = 50; // twenty seconds; a part that cannot be opened is never linked

export interface Linking {
  /** By report. */
  cases: Map<string, CaseMembership>;
  /** Does the page still ask? */
  isAsking: boolean;
}

/** Asks after the cases of these reports until all stand in one. */
export function useLinking(reports: string[]): Linking {
  const [cases, setCases] = useState(new Map<string, CaseMembership>());
  const [gaveUpOn, setGaveUpOn] = useState('');
  const wanted = reports.filter((report) => !cases.has(report)).join(',');
  useEffect(() => {
    if (!wanted) return;
    let asks = 0;
    let timer: ReturnType<typeof setTimeout>;
    const ask = async () => {
      asks += 1;
      const found = await post<Page<CaseMembership>>('/api/v1/case-memberships', { reports: wanted.split(',') }).then(({ items }) => items, () => []);
      if (found.length > 0) return setCases((before) => new Map([...before, ...found.map((each): [string, CaseMembership] => [each.reportId, each])]));
      if (asks === ASKS_MAX) return setGaveUpOn(wanted);
      timer = setTimeout(() => void ask(), ASK_EVERY_MS);
    };
    void ask();
    return () => clearTimeout(timer);
  }, [wanted]);
  return { cases, isAsking: wanted !== '' && gaveUpOn !== wanted };
}
