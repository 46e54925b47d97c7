// What of a case is drawn, and where it stands. Pure and without chance: the same case always looks the same.
import type { CaseIdentifier, CaseReport } from '../api/types.ts';

export type NodeKind = 'report' | 'account' | 'web' | 'phone' | 'mail';
export interface GraphNode {
  id: string;
  kind: NodeKind;
  label: string;
  /** How many reports stand behind it: more than one when reports with the same links are drawn as one. */
  reports: number;
  degree: number;
  reportIds: string[];
}
export interface GraphEdge { from: string; to: string }
export interface Graph { nodes: GraphNode[]; edges: GraphEdge[]; leftOut: number }
export interface Point { x: number; y: number }
/** In pixels, from the top left. */
export interface Box { x: number; y: number; width: number; height: number }

/** More than this in one drawing reads as a ball of wool; the table has them all. */
export const NODES_MAX = 40;
/** Of a large case these many identifiers are drawn, those of most reports first. */
const IDENTIFIERS_MAX = 16;

const KINDS: Record<string, NodeKind> = { iban: 'account', url: 'web', domain: 'web', ip: 'web', phone: 'phone', email: 'mail' };

/** Reports that name the same of the drawn identifiers. */
interface Group { ids: string[]; reportIds: string[] }

/**
 * Reports on one side, the identifiers they share on the other. A withdrawn report and an identifier of a single report link
 * nothing and are left out. Of a large case the identifiers of most reports are drawn, and reports that name the same of them
 * stand together as one; those that tie identifiers to each other go before the others.
 */
export function buildGraph(all: CaseReport[], identifiers: CaseIdentifier[], labelOfReport: (ids: string[]) => string): Graph {
  const reports = all.filter((report) => report.status !== 'withdrawn');
  const countOf = (identifier: CaseIdentifier) => reports.filter((report) => report.identifiers.includes(identifier.identifierId)).length;
  const linking = identifiers.filter((identifier) => !identifier.stop).map((identifier) => ({ identifier, reports: countOf(identifier) })).filter((each) => each.reports > 1);
  const isLarge = linking.length + reports.length > NODES_MAX;
  const drawn = isLarge ? [...linking].sort((one, other) => other.reports - one.reports).slice(0, IDENTIFIERS_MAX) : linking;
  const groups = groupsOf(reports, new Set(drawn.map(({ identifier }) => identifier.identifierId)), isLarge);
  const kept = [...groups].sort((one, other) => other.ids.length - one.ids.length || other.reportIds.length - one.reportIds.length).slice(0, NODES_MAX - drawn.length);
  const tied = new Set(kept.flatMap(({ ids }) => ids));

  const marks = drawn.filter(({ identifier }) => tied.has(identifier.identifierId)).map(({ identifier, reports: count }): GraphNode => {
    const of = reports.filter((report) => report.identifiers.includes(identifier.identifierId)).map((report) => report.reportId);
    return { id: identifier.identifierId, kind: KINDS[identifier.type] ?? 'web', label: identifier.masked, reports: count, degree: kept.filter(({ ids }) => ids.includes(identifier.identifierId)).length, reportIds: of };
  });
  const bundles = kept.map(({ ids, reportIds }): GraphNode => ({ id: reportIds[0]!, kind: 'report', label: labelOfReport(reportIds), reports: reportIds.length, degree: ids.length, reportIds }));
  const edges = kept.flatMap(({ ids, reportIds }) => ids.map((to) => ({ from: reportIds[0]!, to })));
  return { nodes: [...marks, ...bundles], edges, leftOut: linking.length - marks.length + groups.length - kept.length };
}

function groupsOf(reports: CaseReport[], drawn: Set<string>, isLarge: boolean): Group[] {
  const groups = new Map<string, Group>();
  for (const report of reports) {
    const ids = report.identifiers.filter((id) => drawn.has(id));
    if (ids.length === 0) continue;
    const key = isLarge ? [...ids].sort().join('|') : report.reportId;
    const group = groups.get(key) ?? { ids, reportIds: [] };
    group.reportIds.push(report.reportId);
    groups.set(key, group);
  }
  return [...groups.values()];
}

const ROUNDS = 150;
const APART_PX = 46; // between the middles of two marks, where there is room for it

/** Where each node stands, in the box. Parts that do not hang together stand apart: the largest has most of the room. */
export function layOut(graph: Graph, box: Box): Map<string, Point> {
  const places = new Map<string, Point>();
  const parts = partsOf(graph);
  boxesFor(parts, box).forEach((mine, index) => {
    const part = parts[index]!;
    const points = spread(stressed(part, graph.edges, mine.width >= mine.height), mine);
    part.forEach((node, position) => places.set(node.id, points[position]!));
  });
  return places;
}

const GAP_PX = 40;

/** The first part beside the others, which stand below each other; in a narrow box above them, side by side. */
function boxesFor(parts: GraphNode[][], box: Box): Box[] {
  const [first, ...others] = parts;
  if (!first || others.length === 0) return [box];
  const total = parts.flat().length;
  const share = Math.min(0.75, Math.max(0.5, first.length / total));
  const isWide = box.width >= box.height;
  const [length, breadth] = isWide ? [box.width, box.height] : [box.height, box.width];
  const main = share * length - GAP_PX / 2;
  const each = (breadth - GAP_PX * (others.length - 1)) / others.length;
  const turned = (along: number, across: number, long: number, broad: number): Box =>
    isWide ? { x: box.x + along, y: box.y + across, width: long, height: broad } : { x: box.x + across, y: box.y + along, width: broad, height: long };
  return [turned(0, 0, main, breadth), ...others.map((_, index) => turned(main + GAP_PX, index * (each + GAP_PX), length - main - GAP_PX, each))];
}

/** Connected parts, largest first. */
function partsOf({ nodes, edges }: Graph): GraphNode[][] {
  const near = neighboursOf(nodes, edges);
  const seen = new Set<number>();
  const parts: GraphNode[][] = [];
  for (let start = 0; start < nodes.length; start++) {
    if (seen.has(start)) continue;
    const reached = [start];
    seen.add(start);
    for (const at of reached) for (const next of near[at]!) if (!seen.has(next)) reached.push((seen.add(next), next));
    parts.push(reached.map((index) => nodes[index]!));
  }
  return parts.sort((one, other) => other.length - one.length);
}

function neighboursOf(nodes: GraphNode[], edges: GraphEdge[]): number[][] {
  const index = new Map(nodes.map((node, position) => [node.id, position]));
  const near: number[][] = nodes.map(() => []);
  for (const { from, to } of edges) {
    const [a, b] = [index.get(from), index.get(to)];
    if (a === undefined || b === undefined) continue;
    near[a]!.push(b);
    near[b]!.push(a);
  }
  return near;
}

/** Steps from each node to each other, along the links. */
function distances(near: number[][]): number[][] {
  return near.map((_, start) => {
    const steps = near.map(() => Infinity);
    steps[start] = 0;
    const reached = [start];
    for (const at of reached) for (const next of near[at]!) if (steps[next] === Infinity) { steps[next] = steps[at]! + 1; reached.push(next); }
    return steps;
  });
}

/**
 * Places whose distances are as near as can be to the number of links between them: stress majorization, one node at a time
 * (Gansner, Koren & North 2004, section 2.3), from a spiral start. `part` hangs together.
 */
function stressed(part: GraphNode[], edges: GraphEdge[], isWide: boolean): Point[] {
  const wanted = distances(neighboursOf(part, edges));
  const at = part.map((_, index) => {
    const angle = index * 2.399963; // the golden angle spreads evenly without chance
    const radius = Math.sqrt(index + 0.5);
    return { x: radius * Math.cos(angle) * (isWide ? 1.6 : 1), y: radius * Math.sin(angle) * (isWide ? 1 : 1.6) };
  });
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 0; i < at.length; i++) {
      let [x, y, weights] = [0, 0, 0];
      for (let j = 0; j < at.length; j++) {
        const steps = wanted[i]![j]!;
        if (i === j) continue;
        const [dx, dy] = [at[i]!.x - at[j]!.x, at[i]!.y - at[j]!.y];
        const length = Math.max(Math.hypot(dx, dy), 1e-3);
        const weight = 1 / (steps * steps);
        x += weight * (at[j]!.x + (steps * dx) / length);
        y += weight * (at[j]!.y + (steps * dy) / length);
        weights += weight;
      }
      if (weights > 0) at[i] = { x: x / weights, y: y / weights };
    }
  }
  return at;
}

/** Fills the box with the points, and then moves apart what stands too near. */
function spread(points: Point[], box: Box): Point[] {
  const at = fitted(points, box);
  const apart = Math.min(APART_PX, 0.8 * Math.sqrt((box.width * box.height) / Math.max(at.length, 1)));
  for (let round = 0; round < ROUNDS; round++) {
    for (let a = 0; a < at.length; a++) {
      for (let b = a + 1; b < at.length; b++) {
        const [dx, dy] = [at[a]!.x - at[b]!.x, at[a]!.y - at[b]!.y];
        const length = Math.hypot(dx, dy);
        if (length >= apart) continue;
        const push = (apart - length) / 2 / Math.max(length, 1e-3);
        const [px, py] = length > 1e-3 ? [dx * push, dy * push] : [apart / 2, 0];
        at[a] = inside({ x: at[a]!.x + px, y: at[a]!.y + py }, box);
        at[b] = inside({ x: at[b]!.x - px, y: at[b]!.y - py }, box);
      }
    }
  }
  return at;
}

const inside = ({ x, y }: Point, box: Box): Point => ({
  x: Math.min(Math.max(x, box.x), box.x + box.width),
  y: Math.min(Math.max(y, box.y), box.y + box.height),
});

function fitted(all: Point[], box: Box): Point[] {
  const scale = (values: number[], from: number, size: number) => {
    const least = Math.min(...values);
    const most = Math.max(...values);
    return values.map((value) => (most - least < 1e-6 ? from + size / 2 : from + ((value - least) / (most - least)) * size));
  };
  const xs = scale(all.map(({ x }) => x), box.x, box.width);
  const ys = scale(all.map(({ y }) => y), box.y, box.height);
  return all.map((_, index) => ({ x: xs[index]!, y: ys[index]! }));
}
