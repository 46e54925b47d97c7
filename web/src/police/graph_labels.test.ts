import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelWidth, placeLabels, type Labelled } from './graph_labels.ts';

const BOX = { x: 0, y: 0, width: 400, height: 300 };
const mark = (id: string, x: number, y: number, isNeeded = false): Labelled => ({ id, x, y, label: 'NL•• DEMO 12', size: 10, isNeeded });
const at = (placed: { id: string; x: number; y: number }[], id: string) => placed.find((each) => each.id === id);

test('ALabelStandsBelowItsMarkWhenNothingIsInTheWay', () => {
  const [alone] = placeLabels([mark('a', 200, 150)], [mark('a', 200, 150)], [], BOX);
  assert.equal(alone!.x, 200);
  assert.ok(alone!.y > 160 && alone!.y < 185);
});

test('ALabelMakesWayForAMark', () => {
  const marks = [mark('a', 200, 150), mark('b', 200, 172)];
  const placed = placeLabels([marks[0]!], marks, [], BOX);
  assert.ok(at(placed, 'a')!.y < 150, 'above instead');
});

test('LabelsDoNotCoverEachOther', () => {
  const marks = [mark('a', 180, 150), mark('b', 215, 150)];
  const [a, b] = placeLabels(marks, marks, [], BOX);
  assert.ok(Math.abs(a!.y - b!.y) >= 16 || Math.abs(a!.x - b!.x) >= labelWidth('NL•• DEMO 12'));
});

test('ALabelWithoutRoomIsLeftOutUnlessItIsNeeded', () => {
  const crowd = Array.from({ length: 40 }, (_, n) => mark(`m${n}`, 150 + (n % 8) * 12, 100 + Math.floor(n / 8) * 12));
  const hidden = mark('hidden', 192, 124);
  assert.deepEqual(placeLabels([hidden], [...crowd, hidden], [], BOX), []);
  assert.equal(placeLabels([{ ...hidden, isNeeded: true }], [...crowd, hidden], [], BOX).length, 1);
});

test('ALabelStaysInsideTheDrawing', () => {
  const corners = [mark('a', 2, 2, true), mark('b', 398, 298, true)];
  for (const { x } of placeLabels(corners, corners, [], BOX)) {
    assert.ok(x - labelWidth('NL•• DEMO 12') / 2 >= 0 && x + labelWidth('NL•• DEMO 12') / 2 <= 400);
  }
});
