// What the programme's pages share: a colour as a shape and a word, periods and days in words, sources.
import { labelOf, say, t } from '../i18n/index.ts';
import { date } from '../ui/format.ts';
import { Badge, Link } from '../ui/parts.tsx';
import { periodParts } from './steps.ts';
import type { Action, Colour, Commitment, Partner, State } from './types.ts';

/** Each colour has a shape of its own, for who does not see it. */
const SHAPES: Record<Colour, string> = {
  green: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Z',
  amber: 'M12 3 22 21H2Z',
  red: 'M4 4h16v16H4Z',
  unknown: 'M12 2 22 12 12 22 2 12Z',
  'not-asked': 'M4 11h16v2H4Z',
};

export function ColourMark({ colour }: { colour: Colour }) {
  return (
    <span class={`colour colour-${colour}`}>
      <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d={SHAPES[colour]} /></svg>
      {labelOf('colour', colour)}
    </span>
  );
}

export const StateBadge = ({ state }: { state: State }) => <Badge tone={state === 'proposed' ? 'plain' : 'info'}>{labelOf('commitmentState', state)}</Badge>;

export const orUnknown = (value: string | null | undefined): string => value || t('programme.unknown');
export const day = (value: string | null): string => (value ? date(value) : t('programme.unknown'));

export function periodText(period: string): string {
  const { year, number, isHalf } = periodParts(period);
  return isHalf ? t('period.half', { number, year }) : t('period.quarter', { number, year });
}

/** Sources give a year, a month or a day. */
function sourceDay(value: string): string {
  if (value.length === 10) return date(value);
  if (value.length === 7) return date(`${value}-15`).replace(/\b15\b /, '');
  return value;
}

export const SourceLine = ({ of }: { of: { source: string; sourceDate: string } }) => <p class="note">{t('programme.source', { source: of.source, day: sourceDay(of.sourceDate) })}</p>;

export const nameOf = (partners: Partner[], id: string): string => say(partners.find((each) => each.id === id)?.name) || id;
export const titleOf = (actions: Action[], id: string): string => say(actions.find((each) => each.id === id)?.title) || id;

export const CommitmentLink = ({ of }: { of: Pick<Commitment, 'commitmentId' | 'deliverable'> }) => <Link href={`/afspraken/${of.commitmentId}`}>{say(of.deliverable)}</Link>;
