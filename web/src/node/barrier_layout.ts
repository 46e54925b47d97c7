// Where everything stands in the drawing of a barrier model: steps below each other, beside each its barriers. Pure.
export interface BarrierWords { id: string; title: string; below: string; tone: string }
export interface StepWords { id: string; title: string; barriers: BarrierWords[] }
export interface Box { x: number; y: number; width: number; height: number }
export interface DrawnBarrier extends Box { id: string; tone: string; title: string[]; below: string[] }
export interface DrawnStep extends Box { id: string; number: number; title: string[]; barriers: DrawnBarrier[]; gap: Box | null }
export interface Drawing { width: number; height: number; steps: DrawnStep[] }

export const LINE = 18;
export const PADDING = 12;
const STEP_WIDTH = 220;
const BARRIER_WIDTH = 270;
const BARRIERS_IN_ROW = 3;
const SPACE = { x: 24, y: 20, step: 34 };
const LETTER = 7.1; // of the drawing's letters, 14 px, on average

/** Words in lines of at most so many letters; a longer word stands on a line of its own. */
export function wrapped(text: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

const linesIn = (text: string, width: number) => wrapped(text, Math.floor((width - 2 * PADDING) / LETTER));
const heightOf = (lines: number) => 2 * PADDING + lines * LINE;

export function layOut(steps: StepWords[]): Drawing {
  const left = STEP_WIDTH + 2 * SPACE.x;
  const width = left + BARRIERS_IN_ROW * (BARRIER_WIDTH + SPACE.x);
  const drawn: DrawnStep[] = [];
  let y = SPACE.y;
  for (const [index, step] of steps.entries()) {
    const title = linesIn(`${index + 1}. ${step.title}`, STEP_WIDTH);
    const rows = rowsOf(step.barriers, left, y);
    const bottom = Math.max(y + heightOf(title.length), ...rows.map((barrier) => barrier.y + barrier.height));
    const gap = rows.length > 0 ? null : { x: left, y, width: BARRIER_WIDTH, height: heightOf(1) };
    drawn.push({ id: step.id, number: index + 1, title, x: SPACE.x, y, width: STEP_WIDTH, height: Math.max(heightOf(title.length), gap?.height ?? 0), barriers: rows, gap });
    y = Math.max(bottom, gap ? gap.y + gap.height : 0) + SPACE.step;
  }
  return { width, height: y, steps: drawn };
}

function rowsOf(barriers: BarrierWords[], left: number, top: number): DrawnBarrier[] {
  const drawn: DrawnBarrier[] = [];
  let y = top;
  for (let first = 0; first < barriers.length; first += BARRIERS_IN_ROW) {
    const row = barriers.slice(first, first + BARRIERS_IN_ROW).map((barrier, place) => {
      const title = linesIn(barrier.title, BARRIER_WIDTH);
      const below = linesIn(barrier.below, BARRIER_WIDTH);
      return { id: barrier.id, tone: barrier.tone, title, below, x: left + place * (BARRIER_WIDTH + SPACE.x), y, width: BARRIER_WIDTH, height: heightOf(title.length + below.length) };
    });
    const height = Math.max(...row.map((barrier) => barrier.height));
    for (const barrier of row) drawn.push({ ...barrier, height });
    y += height + SPACE.y;
  }
  return drawn;
}
