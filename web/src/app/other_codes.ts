// The codes that a person has of other organisations, to see all messages on one page. This browser tab keeps them beside the code of
// that person's report, so that nobody sees them who opens another report; no server does.
import { useState } from 'preact/hooks';
import { readStatusToken } from '../seal/status_token.ts';
import { currentPlace } from './router.ts';

export interface OtherCode { organisation: string; code: string }

const KEPT_AS = 'dw-other-codes';
const CODE = /^[A-Za-z0-9_-]{8,64}$/;

/** A code as typed from paper: one of ours forgives small letters, spaces and hyphens; another's is taken as it stands. */
export function readOtherCode(typed: string): string | null {
  const plain = typed.replace(/\s/g, '');
  return readStatusToken(typed) ?? (CODE.test(plain) ? plain : null);
}

/** What stands behind "#" of a link from another organisation's page. */
export const otherCodeFragment = ({ organisation, code }: OtherCode): string => new URLSearchParams({ other: organisation, code }).toString();

export function readFragment(fragment: string): OtherCode | null {
  const given = new URLSearchParams(fragment);
  const organisation = given.get('other');
  const code = readOtherCode(given.get('code') ?? '');
  return organisation && code ? { organisation, code } : null;
}

/** One code of each organisation: a newer one takes the place of the older. */
export const withCode = (codes: OtherCode[], added: OtherCode): OtherCode[] => [...codes.filter(({ organisation }) => organisation !== added.organisation), added];

/** The other organisation's code behind "#" of the address in which the page was opened. */
export const arrivedOtherCode = (): OtherCode | null => readFragment(currentPlace().fragment);

export const forgetOtherCodes = (): void => sessionStorage.removeItem(KEPT_AS);

/** What is kept beside the report with the code `own`. */
export function readKept(text: string | null, own: string): OtherCode[] {
  const kept = JSON.parse(text ?? '{}') as { own?: unknown; codes?: unknown };
  if (kept.own !== own || !Array.isArray(kept.codes)) return [];
  return kept.codes.flatMap((each: Partial<OtherCode>) => readFragment(otherCodeFragment({ organisation: String(each.organisation), code: String(each.code) })) ?? []);
}

/** The codes kept beside the report with the code `own`, with the one that arrived by a link. */
export function useOtherCodes(own: string, arrived: OtherCode | null): [OtherCode[], (codes: OtherCode[]) => void] {
  const keep = (codes: OtherCode[]) => sessionStorage.setItem(KEPT_AS, JSON.stringify({ own, codes }));
  const [codes, setCodes] = useState(() => {
    const kept = readKept(sessionStorage.getItem(KEPT_AS), own);
    if (!arrived) return kept;
    const all = withCode(kept, arrived);
    keep(all);
    return all;
  });
  return [codes, (next) => { keep(next); setCodes(next); }];
}
