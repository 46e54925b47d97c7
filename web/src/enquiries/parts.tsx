// What the pages of both ends share.
import type { ComponentChildren } from 'preact';
import { labelOf, locale, say, t } from '../i18n/index.ts';
import type { Page as ListPage, ReceivedSignal } from '../api/types.ts';
import { Contact } from '../ui/contact.tsx';
import { plainHyphens } from '../ui/checks.ts';
import { count, date, shortId, uncapital } from '../ui/format.ts';
import { useGet } from '../ui/load.ts';
import { Badge, type Tone } from '../ui/parts.tsx';
import type { Choice, EnquiryRow, EnquiryTerms, GivenFacts } from './types.ts';

export const wordsOf = (choices: Choice[], code: string): string => say(choices.find((each) => each.code === code)) || code;

/** Why it was given or refused, in words; the two have lists of their own. */
export const groundOf = (terms: EnquiryTerms, row: EnquiryRow): string => wordsOf([...terms.grounds, ...terms.refusals], row.ground);

const TONES: Record<string, Tone> = { open: 'amber', given: 'good' };

export function StateBadge({ row }: { row: EnquiryRow }) {
  return <Badge tone={TONES[row.state] ?? 'plain'}>{labelOf('enquiryState', row.late ? 'late' : row.state)}</Badge>;
}

/** "2026-09" as people say it. */
const monthText = (month: string): string => new Intl.DateTimeFormat(locale(), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}-01T00:00:00Z`));

/** Each item that is there, by its code. */
const TEXTS: Record<string, (facts: GivenFacts) => string | undefined> = {
  'fraud-type': ({ fraudType }) => labelOf('fraud', fraudType),
  'first-report': ({ firstReport }) => firstReport && monthText(firstReport),
  reporters: ({ reporters }) => reporters,
  opinion: ({ opinion }) => opinion && t('enquiries.opinion', { verdict: labelOf('verdict', opinion.verdict), n: count(opinion.confidence), until: date(opinion.validUntil) }),
  contact: ({ contact }) => contact && say(contact.name),
};

/** What an item says, on one line; nothing when it is not there. */
export const factText = (code: string, facts: GivenFacts): string => TEXTS[code]?.(facts) ?? '';

export const factRows = (terms: EnquiryTerms, facts: GivenFacts): [string, ComponentChildren][] =>
  terms.items
    .map((item): [string, ComponentChildren] => [say(item), item.code === 'contact' && facts.contact ? <Contact contact={facts.contact} /> : factText(item.code, facts)])
    .filter(([, shown]) => !!shown);

/** What a received signal is about, on one line; '' once it ended, null while that is looked up. What is about a person has no name here. */
export function useAbout(signalId: string): string | null {
  const found = useGet<ListPage<ReceivedSignal>>(`/api/v1/received-signals?q=${plainHyphens(shortId('S', signalId))}`);
  if (!found.value && !found.error) return null;
  const signal = found.value?.items.find((each) => each.signalId === signalId);
  if (!signal) return '';
  const said = [labelOf('identifierType', signal.type), signal.masked ?? signal.value].filter(Boolean).join(' ');
  return signal.opinion ? `${said}: ${uncapital(labelOf('verdict', signal.opinion.verdict))}` : said;
}
