import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseIdentifier, CaseReport } from '../api/types.ts';
import { buildGraph, layOut, NODES_MAX } from './graph_layout.ts';

const report = (reportId: string, identifiers: string[]): CaseReport => ({ reportId, aangifte: null, identifiers, fraudType: 'AKF', channel: 'website', occurredOn: '2026-11-01', amount: null, identified: false, otherReports: 0, status: 'accepted' });
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
  const reports = Array.from({ length: 150 }, (_, n) => report(`r${n}`, [`i${n}`, `i${(n + 1) % 150}`, 'hub']));
  const graph = buildGraph(reports, ['hub', ...Array.from({ length: 150 }, (_, n) => `i${n}`)].map((id) => identifier(id)), label);
  assert.ok(graph.nodes.length <= NODES_MAX && graph.nodes.length > 10);
  assert.ok(graph.nodes.some(({ id }) => id === 'hub'), 'the identifier of most reports is drawn');
  assert.ok(graph.leftOut > 100);
  const drawn = new Set(graph.nodes.map((node) => node.id));
  for (const edge of graph.edges) assert.ok(drawn.has(edge.from) && drawn.has(edge.to));
  for (const { id } of graph.nodes) assert.ok(graph.edges.some(({ from, to }) => from === id || to === id), 'nothing is drawn that hangs on nothing');
});

const BOX = { x: 20, y: 20, width: 600, height: 400 };

test('TheSameCaseAlwaysLooksTheSame', () => {
  const graph = buildGraph([report('r1', ['a']), report('r2', ['a', 'b']), report('r3', ['b'])], [identifier('a'), identifier('b')], label);
  assert.deepEqual([...layOut(graph, BOX)], [...layOut(graph, BOX)]);
});

test('EveryPartStandsInTheDrawingAndApartFromTheOthers', () => {
  const reports = Array.from({ length: 14 }, (_, n) => report(`r${n}`, n < 10 ? ['hub', `i${n % 4}`] : ['island']));
  const marks = ['hub', 'island', 'i0', 'i1', 'i2', 'i3'].map((id) => identifier(id));
  const points = [...layOut(buildGraph(reports, marks, label), BOX).values()];
  assert.equal(points.length, 20);
  for (const [index, one] of points.entries()) {
    assert.ok(one.x >= 20 && one.x <= 620 && one.y >= 20 && one.y <= 420);
    for (const other of points.slice(index + 1)) assert.ok(Math.hypot(one.x - other.x, one.y - other.y) > 20, 'marks do not cover each other');
  }
});

test('AWithdrawnReportIsNotDrawn', () => {
  const reports = [report('r1', ['a']), report('r2', ['a']), { ...report('r3', ['a']), status: 'withdrawn' }];
  assert.ok(!buildGraph(reports, [identifier('a')], label).nodes.some(({ id }) => id === 'r3'));
});
