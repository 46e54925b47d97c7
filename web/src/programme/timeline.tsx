// The commitments that have a start and a due date, drawn in time. The table beside it says the same in words.
import { say, t } from '../i18n/index.ts';
import { bars } from './steps.ts';
import type { Commitment } from './types.ts';

const WIDTH = 720;
const ROW = 44;
const HEAD = 28;

export function Timeline({ commitments, today }: { commitments: Commitment[]; today: string }) {
  const picture = bars(commitments, today);
  const left = commitments.length - (picture?.bars.length ?? 0);
  return (
    <>
      <p class="note">{picture ? t('programme.picture.text') : t('programme.picture.none')}</p>
      {picture && (
        <svg class="time-picture" viewBox={`0 0 ${WIDTH} ${HEAD + picture.bars.length * ROW}`} role="img" aria-label={t('programme.picture')}>
          {picture.years.slice(0, -1).map(({ year, at }) => (
            <g key={year}>
              <line class="time-year" x1={at * WIDTH} x2={at * WIDTH} y1={0} y2={HEAD + picture.bars.length * ROW} />
              <text x={at * WIDTH + 6} y={18}>{year}</text>
            </g>
          ))}
          {picture.bars.map(({ commitment, from, to }, index) => (
            <g key={commitment.commitmentId} class={`colour-${commitment.colour}`}>
              <text x={Math.min(from * WIDTH, WIDTH * 0.6)} y={HEAD + index * ROW + 14}>{say(commitment.deliverable).slice(0, 60)}</text>
              <rect class="time-bar" x={from * WIDTH} y={HEAD + index * ROW + 20} width={Math.max((to - from) * WIDTH, 4)} height={14} rx={3} />
            </g>
          ))}
          <line class="time-today" x1={picture.today * WIDTH} x2={picture.today * WIDTH} y1={HEAD} y2={HEAD + picture.bars.length * ROW} />
        </svg>
      )}
      {picture && left > 0 && <p class="note">{t('programme.picture.rest', { n: left })}</p>}
    </>
  );
}
