// Whoever is logged in reads a form of fraud as a script with its barriers: drawn, in words, and as a file to keep.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';

const BARRIERS_OF_THE_LAW = { R05: 'rule in force', R10: 'rule on trial' };

export async function readsModel(visitor, name) {
  const { page } = visitor;
  await page.goto(`${visitor.nodes.origin(name)}/barrieremodellen`);
  await visitor.sees('barrier models');
  const { body } = await visitor.asks('/api/v1/barrier-models');
  assert.equal(body.items.length, 3);
  for (const model of body.items) {
    await page.selectOption('#model', model.model);
    await page.locator(`#step-${model.steps.at(-1).step}`).waitFor();
    await visitor.looks();
    assert.equal(await page.locator('main section.card, main .card').filter({ has: page.locator('h2', { hasText: /^\d+\. / }) }).count(), model.steps.length);
  }
  await page.selectOption('#model', 'bank-helpdesk');
  for (const [rule, standing] of Object.entries(BARRIERS_OF_THE_LAW)) {
    const barrier = page.locator('.barrier-words', { hasText: `${rule},` }).first();
    assert.match(await barrier.innerText(), visitor.say(standing));
    assert.match(await barrier.innerText(), visitor.say('not measured'));
  }
}

/** The drawing, kept as a file, shows each step and barrier and needs nothing else. */
export async function keepsDrawing(visitor) {
  const { page } = visitor;
  const { body } = await visitor.asks('/api/v1/barrier-models');
  const model = body.items.find(({ model: id }) => id === 'bank-helpdesk');
  const barriers = model.steps.flatMap((step) => step.barriers).length;
  const kept = page.waitForEvent('download');
  await page.getByRole('button', { name: /SVG/ }).click();
  const file = await readFile(await (await kept).path(), 'utf8');
  assert.ok(file.startsWith('<?xml'));
  assert.ok(!/class=|var\(/.test(file), 'it carries its own look');
  assert.equal(file.match(/<rect/g).length, model.steps.length + barriers);
}

/** The same model on paper: drawn, with every barrier and step in words, for those who read with a screen reader too. */
export async function keepsPaper(visitor) {
  const { page } = visitor;
  const { body } = await visitor.asks('/api/v1/barrier-models');
  const model = body.items.find(({ model: id }) => id === 'bank-helpdesk');
  const language = await page.evaluate(() => document.documentElement.lang);
  const kept = page.waitForEvent('download');
  await page.getByRole('link', { name: /PDF/ }).click();
  const file = await (await kept).path();
  assert.match(execFileSync('pdfinfo', [file], { encoding: 'utf8' }), /Tagged: +yes/);
  const words = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, ' ');
  for (const step of model.steps) {
    assert.ok(words.includes(step.title[language]), step.title[language]);
    for (const barrier of step.barriers) assert.ok(words.includes(`${barrier.text[language]}. `), barrier.text[language]);
  }
}
