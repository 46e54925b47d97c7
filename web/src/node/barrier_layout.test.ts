import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layOut, wrapped, type Box } from './barrier_layout.ts';

const barrier = (id: string, title = 'een barrière') => ({ id, title, below: 'bank · in gebruik · niet gemeten', tone: 'in-use' });
const overlap = (one: Box, other: Box) =>
  one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;

test('text is cut between words, and nothing is lost', () => {
  const lines = wrapped('laat een betaling van een gemelde rekening wachten', 20);
  assert.ok(lines.every((line) => line.length <= 20));
  assert.equal(lines.join(' '), 'laat een betaling van een gemelde rekening wachten');
  assert.deepEqual(wrapped('bankhelpdeskfraudebestrijding nu', 10), ['bankhelpdeskfraudebestrijding', 'nu']);
});

test('no two boxes stand over each other, and all stand inside the drawing', () => {
  const long = 'een barrière met een lange omschrijving die over een paar regels gaat, zodat de rij hoger wordt';
  const steps = [1, 2, 3].map((n) => ({ id: `step-${n}`, title: `stap met een lange naam ${n}`, barriers: ['a', 'b', 'c', 'd', 'e'].slice(0, n * 2 - 1).map((id) => barrier(`${n}${id}`, id === 'b' ? long : undefined)) }));
  const drawing = layOut(steps);
  const boxes: Box[] = drawing.steps.flatMap((step) => [step, ...step.barriers]);
  assert.equal(boxes.length, 3 + 1 + 3 + 5);
  for (const box of boxes) {
    assert.ok(box.x >= 0 && box.x + box.width <= drawing.width && box.y >= 0 && box.y + box.height <= drawing.height);
    for (const other of boxes) assert.ok(box === other || !overlap(box, other));
  }
});

test('a step without a barrier has a gap that is drawn', () => {
  const [bare, held] = layOut([{ id: 'a', title: 'stap', barriers: [] }, { id: 'b', title: 'stap', barriers: [barrier('x')] }]).steps;
  assert.ok(bare!.gap && bare!.gap.width > 0);
  assert.equal(held!.gap, null);
  assert.ok(held!.y >= bare!.gap!.y + bare!.gap!.height);
});
