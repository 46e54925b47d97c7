// Where the parts of a case stand in its drawing. Pure and without chance: the same case always looks the same.
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

/** More than this in one drawing reads as a ball of wool; the table has them all. */
export const NODES_MAX = 60;

const KINDS: Record<string, NodeKind> = { iban: 'account', url: 'web', domain: 'web', ip: 'web', phone: 'phone', email: 'mail' };

/**
 * Reports on one side, the identifiers they share on the other. An identifier of a single report links nothing and is left out;
 * reports with the same shared identifiers are drawn as one when there are many; the most connected are kept.
 */
export function buildGraph(reports: CaseReport[], identifiers: CaseIdentifier[], labelOfReport: (ids: string[]) => string): Graph {
  const linking = identifiers.filter((identifier) => !identifier.stop && reports.filter((report) => report.identifiers.includes(identifier.identifierId)).length > 1);
  const known = new Set(linking.map((identifier) => identifier.identifierId));
  const links = reports.map((report) => ({ report, ids: report.identifiers.filter((id) => known.has(id)) })).filter(({ ids }) => ids.length > 0);

  const isCrowded = links.length + linking.length > NODES_MAX / 2;
  const groups = new Map<string, { ids: string[]; reports: CaseReport[] }>();
  for (const { report, ids } of links) {
    const key = isCrowded ? [...ids].sort().join('|') : report.reportId;
    const group = groups.get(key) ?? { ids, reports: [] };
    group.reports.push(report);
    groups.set(key, group);
  }
  const all: (GraphNode & { ids: string[] })[] = [
    ...linking.map((identifier) => {
      const of = links.filter(({ ids }) => ids.includes(identifier.identifierId)).map(({ report }) => report.reportId);
      return { id: identifier.identifierId, kind: KINDS[identifier.type] ?? 'web', label: identifier.masked, reports: of.length, degree: of.length, reportIds: of, ids: [] };
    }),
    ...[...groups.values()].map((group) => {
      const of = group.reports.map((report) => report.reportId);
      return { id: of[0]!, kind: 'report' as const, label: labelOfReport(of), reports: of.length, degree: group.ids.length, reportIds: of, ids: group.ids };
    }),
  ];
  const kept = [...all].sort((one, other) => other.degree * other.reports - one.degree * one.reports).slice(0, NODES_MAX);
  const ids = new Set(kept.map((node) => node.id));
  const edges = kept.flatMap((node) => node.ids.filter((id) => ids.has(id)).map((to) => ({ from: node.id, to })));
  const nodes = kept.map(({ ids: _, ...node }) => node);
  return { nodes, edges, leftOut: all.length - kept.length };
}

const ROUNDS = 400;

/** Springs along links, every node pushing the others away (Fruchterman & Reingold 1991), from a spiral start. In 0..1 both ways. */
export function layOut(graph: Graph): Map<string, Point> {
  const { nodes, edges } = graph;
  const at = nodes.map((_, index) => {
    const angle = index * 2.399963; // the golden angle spreads evenly without chance
    const radius = 0.5 * Math.sqrt((index + 0.5) / Math.max(nodes.length, 1));
    return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
  });
  const index = new Map(nodes.map((node, position) => [node.id, position]));
  const wires = edges.map(({ from, to }) => [index.get(from)!, index.get(to)!] as const);
  const rest = 0.75 / Math.sqrt(Math.max(nodes.length, 1));
  for (let round = 0; round < ROUNDS; round++) {
    const push = at.map(() => ({ x: 0, y: 0 }));
    for (let a = 0; a < at.length; a++) {
      for (let b = a + 1; b < at.length; b++) {
        const dx = at[a]!.x - at[b]!.x;
        const dy = at[a]!.y - at[b]!.y;
        const squared = Math.max(dx * dx + dy * dy, 1e-4);
        const force = (rest * rest) / squared;
        push[a]!.x += dx * force; push[a]!.y += dy * force;
        push[b]!.x -= dx * force; push[b]!.y -= dy * force;
      }
    }
    for (const [a, b] of wires) {
      const dx = at[a]!.x - at[b]!.x;
      const dy = at[a]!.y - at[b]!.y;
      const force = Math.hypot(dx, dy) / rest;
      push[a]!.x -= dx * force; push[a]!.y -= dy * force;
      push[b]!.x += dx * force; push[b]!.y += dy * force;
    }
    const heat = 0.08 * (1 - round / ROUNDS);
    at.forEach((point, position) => {
      const { x, y } = push[position]!;
      const length = Math.hypot(x, y) || 1;
      point.x += (x / length) * Math.min(length, heat) - point.x * 0.01; // a little pull to the middle keeps islands near
      point.y += (y / length) * Math.min(length, heat) - point.y * 0.01;
    });
  }
  return new Map(nodes.map((node, position) => [node.id, fitted(at, at[position]!)]));
}

function fitted(all: Point[], point: Point): Point {
  const scale = (values: number[], value: number) => {
    const least = Math.min(...values);
    const most = Math.max(...values);
    return most - least < 1e-6 ? 0.5 : (value - least) / (most - least);
  };
  return { x: scale(all.map((each) => each.x), point.x), y: scale(all.map((each) => each.y), point.y) };
}
