import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseIdentifier, CaseReport } from '../api/types.ts';
import { buildGraph, layOut, NODES_MAX } from './graph_layout.ts';

const report = (reportId: string, identifiers: string[]): CaseReport => ({ reportId, identifiers, fraudType: 'AKF', channel: 'website', occurredOn: '2026-11-01', amount: null, identified: false, status: 'accepted' });
const identifier = (identifierId: string, type = 'iban', more: Partial<CaseIdentifier> = {}): CaseIdentifier => ({ identifierId, type, masked: identifierId, reports: 0, identifiedReporters: 0, ...more });
const label = (ids: string[]) => (ids.length > 1 ? `${ids.length} meldingen` : ids[0]!);

test('AnIdentifierOfOneReportIsNotDrawn', () => {
  const graph = buildGraph([report('r1', ['a', 'b']), report('r2', ['a'])], [identifier('a'), identifier('b', 'phone')], label);
  assert.deepEqual(graph.nodes.map((node) => node.id).sort(), ['a', 'r1', 'r2']);
  assert.equal(graph.edges.length, 2);
});

test('AStopIdentifierDoesNotLink', () => {
  const stop = identifier('a', 'iban', { stop: { kind: 'listed', reason: { nl: '', en: '' } } });
  assert.deepEqual(buildGraph([report('r1', ['a']), report('r2', ['a'])], [stop], label).nodes, []);
});

test('ManyAlikeReportsAreDrawnAsOne', () => {
  const reports = Array.from({ length: 200 }, (_, n) => report(`r${n}`, n % 2 ? ['a'] : ['a', 'b']));
  const graph = buildGraph(reports, [identifier('a'), identifier('b')], label);
  assert.equal(graph.nodes.length, 4);
  assert.ok(graph.nodes.some((node) => node.label === '100 meldingen'));
});

test('ADrawingHasALimitAndSaysWhatItLeavesOut', () => {
  const reports = Array.from({ length: 150 }, (_, n) => report(`r${n}`, [`i${n}`, `i${(n + 1) % 150}`]));
  const graph = buildGraph(reports, Array.from({ length: 150 }, (_, n) => identifier(`i${n}`)), label);
  assert.equal(graph.nodes.length, NODES_MAX);
  assert.equal(graph.leftOut, 300 - NODES_MAX);
  const drawn = new Set(graph.nodes.map((node) => node.id));
  for (const edge of graph.edges) assert.ok(drawn.has(edge.from) && drawn.has(edge.to));
});

test('TheSameCaseAlwaysLooksTheSame', () => {
  const graph = buildGraph([report('r1', ['a']), report('r2', ['a', 'b']), report('r3', ['b'])], [identifier('a'), identifier('b')], label);
  assert.deepEqual([...layOut(graph)], [...layOut(graph)]);
  for (const { x, y } of layOut(graph).values()) assert.ok(x >= 0 && x <= 1 && y >= 0 && y <= 1);
});
