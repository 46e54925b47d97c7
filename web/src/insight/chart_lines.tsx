// The horizontal lines of a chart, each with its value at the left.

interface ChartLinesProps { top: number; lines: number; left: number; right: number; y: (value: number) => number; format: (value: number) => string }

/** `lines` above the zero line, up to `top`; from `left` to `right`. */
export function ChartLines({ top, lines, left, right, y, format }: ChartLinesProps) {
  return (
    <>
      {Array.from({ length: lines + 1 }, (_, n) => (top * n) / lines).map((value) => (
        <g key={value}>
          <path class="trend-grid" d={`M${left} ${y(value)}H${right}`} />
          <text class="trend-label" x={left - 8} y={y(value) + 5} text-anchor="end">{format(value)}</text>
        </g>
      ))}
    </>
  );
}
