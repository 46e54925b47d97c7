// Where the money of a case went, drawn: as wide as the card, each branch as high as its share. The amounts stand beside it in words.
import { t } from '../i18n/index.ts';
import { useDrawingWidth } from '../ui/drawing_width.ts';
import { branchesOf } from './money_flow.ts';

const HEIGHT = 120;
const MARGIN = 8;
const BAR = 14;
const WORDS = 200; // for what stands at the right
const FLOW_MIN = 60;

export function MoneyDrawing({ parts }: { parts: { kind: string; minor: number; label: string }[] }) {
  const { box, width } = useDrawingWidth();
  const branches = branchesOf(parts, HEIGHT);
  if (branches.length === 0) return null;
  const last = branches.at(-1)!;
  const arrives = Math.max(width - WORDS, FLOW_MIN);
  const middle = (BAR + arrives) / 2;
  return (
    <div ref={box}>
      <svg class="money-drawing" role="img" aria-label={t('money.picture')} viewBox={`0 0 ${width} ${Math.max(HEIGHT, last.y + last.height) + 2 * MARGIN}`}>
        <g transform={`translate(0 ${MARGIN})`}>
          <rect class="money-lost" x="0" y="0" width={BAR} height={HEIGHT} />
          {branches.map(({ kind, from, to, y, height }) => (
            <g key={kind}>
              <path class={`money-branch is-${kind}`} d={`M${BAR} ${from}C${middle} ${from} ${middle} ${y} ${arrives} ${y}V${y + height}C${middle} ${y + height} ${middle} ${to} ${BAR} ${to}Z`} />
              <text class="interval-name" x={arrives + 8} y={y + height / 2 + 5}>{parts.find((part) => part.kind === kind)!.label}</text>
            </g>
          ))}
        </g>
      </svg>
    </div>
  );
}
