// A privacy officer: reads who did what under which rule, and that nobody changed it.
import assert from 'node:assert/strict';

/** Each of `actions` stands in the node's log; the page filters on it, and the API gives the same to the same person. */
export async function readsLog(visitor, name, actions) {
  const { page } = visitor;
  await page.locator('#chain button').click();
  await visitor.reads('log is whole', '#chain');
  await visitor.looks();
  for (const action of actions) {
    await page.fill('#action', action);
    await page.locator('.filters button[type=submit]').click();
    await page.waitForFunction((wanted) => {
      const cells = [...document.querySelectorAll('#entries tbody tr')].map((row) => row.children[3]?.textContent ?? '');
      return cells.length > 0 && cells.every((cell) => cell.startsWith(wanted));
    }, action);
    const { body } = await visitor.asks(`/api/v1/audit-entries?action=${action}&limit=5`);
    assert.ok(body.items.length > 0 && body.items.every((entry) => entry.action === action), `${action} at ${name}`);
  }
  await visitor.looks();
}

/** The log tells who did what; the work itself stays closed to who reads the log. */
export async function isRefusedTheWork(visitor, path) {
  await visitor.isRefusedToAsk(403, path);
}

/** Who is no privacy officer does not read the log. */
export async function isRefusedTheLog(visitor, name) {
  await visitor.isRefused(403, async () => {
    await visitor.page.goto(`${visitor.nodes.origin(name)}/logboek`);
    await visitor.reads('not allowed', '.notice');
  });
  await visitor.looks();
}
