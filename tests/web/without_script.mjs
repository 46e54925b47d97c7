// Without JavaScript the pages ask nothing and show nothing, but a victim still reads whom to call.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/nodes.mjs';

/** The number that the routing table has for a desk. */
function phoneOf(id) {
  const row = readFileSync(join(ROOT, 'data/routing/desks.toml'), 'utf8').split('[[desks]]').find((each) => each.includes(`id = "${id}"`));
  return /phone = "(.+)"/.exec(row)[1];
}

/** Numbers do not break over a line; here that does not matter. */
const plain = (text) => text.replaceAll('\u00a0', ' ').replaceAll('\u2011', '-');

export async function readsWhomToCall(browser, nodes) {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 375, height: 812 } });
  const page = await context.newPage();
  await page.goto(nodes.origin('fhd'));
  for (const [language, words] of Object.entries({ nl: ['Bel nu uw bank', 'Uw geld is niet weg'], en: ['Call your bank now', 'Your money is not gone'] })) {
    const text = plain(await page.locator(`section[lang=${language}]`).innerText());
    for (const each of ['112', phoneOf('FHD'), ...words]) assert.ok(text.includes(each), `${each} in ${language}`);
  }
  for (const phone of ['112', phoneOf('FHD').replaceAll(/\D/g, '')]) assert.equal(await page.locator(`a[href="tel:${phone}"]`).count(), 2);
  const { y } = await page.locator('section[lang=nl]').boundingBox();
  assert.ok(y < 100, 'it stands at the top');
  await context.close();
}
