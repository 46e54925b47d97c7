// Where the labels of a drawing stand: below, above, right or left of their mark, wherever they hide least. Pure.
import type { Box, Point } from './graph_layout.ts';

export interface Labelled extends Point {
  id: string;
  label: string;
  /** Half of the mark's width. */
  size: number;
  /** Has its label even where there is no good place for it. */
  isNeeded: boolean;
}

export interface PlacedLabel extends Point { id: string }

const LETTER_PX = 7.4; // a capital's or digit's width at 13 px, rounded up
const LINE_PX = 16;
const GAP_PX = 4;
const LINE_COST = 40; // a line under a label is read through more easily than a mark or another label
const COST_MAX = 90;

export const labelWidth = (label: string): number => label.length * LETTER_PX + 6;

const overlap = (one: Box, other: Box): number =>
  Math.max(0, Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)) *
  Math.max(0, Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y));

/** Does the line from `a` to `b` run through the box? Sampled finely enough for a label's height. */
function runsThrough([a, b]: [Point, Point], box: Box): boolean {
  const steps = Math.ceil(Math.hypot(a.x - b.x, a.y - b.y) / (LINE_PX / 2));
  for (let step = 0; step <= steps; step++) {
    const x = a.x + ((b.x - a.x) * step) / steps;
    const y = a.y + ((b.y - a.y) * step) / steps;
    if (x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height) return true;
  }
  return false;
}

function candidates({ x, y, size, label }: Labelled, within: Box): Box[] {
  const [width, height] = [labelWidth(label), LINE_PX];
  const centred = Math.min(Math.max(x - width / 2, within.x), within.x + within.width - width);
  const all = [
    { x: centred, y: y + size + GAP_PX, width, height },
    { x: centred, y: y - size - GAP_PX - height, width, height },
    { x: x + size + GAP_PX, y: y - height / 2, width, height },
    { x: x - size - GAP_PX - width, y: y - height / 2, width, height },
  ];
  return all.filter((box) => box.x >= within.x && box.x + box.width <= within.x + within.width && box.y >= within.y && box.y + box.height <= within.y + within.height);
}

/** The middle of each label's baseline, in the order of `nodes`: who comes first chooses first; who finds no room gets none. */
export function placeLabels(nodes: Labelled[], marks: Labelled[], lines: [Point, Point][], within: Box): PlacedLabel[] {
  const taken: Box[] = [];
  const markBoxes = marks.map(({ x, y, size }) => ({ x: x - size, y: y - size, width: 2 * size, height: 2 * size }));
  const cost = (box: Box): number =>
    taken.reduce((sum, other) => sum + 4 * overlap(box, other), 0) +
    markBoxes.reduce((sum, other) => sum + 2 * overlap(box, other), 0) +
    lines.filter((line) => runsThrough(line, box)).length * LINE_COST;
  return nodes.flatMap((node) => {
    const [best] = candidates(node, within).map((box) => ({ box, cost: cost(box) })).sort((one, other) => one.cost - other.cost);
    if (!best || (best.cost > COST_MAX && !node.isNeeded)) return [];
    taken.push(best.box);
    return [{ id: node.id, x: best.box.x + best.box.width / 2, y: best.box.y + LINE_PX * 0.78 }];
  });
}
