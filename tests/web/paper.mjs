// What someone prints: it says who it is from, what it is about and whom to call, with nothing to press.
import assert from 'node:assert/strict';

const PRESSED = 'button, input, select, textarea, nav a, .utrecht-button';

/** The page that the visitor looks at, as paper shows it; `must` is read on it, `mustNot` is not. */
export async function printsWell(visitor, { must, mustNot = [] }) {
  const { page } = visitor;
  await page.emulateMedia({ media: 'print' });
  const pressed = await page.locator(PRESSED).evaluateAll((all) => all.filter((each) => each.checkVisibility()).map((each) => each.outerHTML.slice(0, 100)));
  assert.deepEqual(pressed, [], 'nothing to press');
  for (const selector of ['.brand', 'h1', '.footer-call', '.print-only', ...must]) assert.ok(await page.locator(selector).first().isVisible(), `${selector} is on paper`);
  for (const selector of mustNot) assert.ok(!(await page.locator(selector).first().isVisible()), `${selector} is not on paper`);
  const address = await page.locator('.print-only').innerText();
  assert.ok(address.endsWith(new URL(page.url()).pathname), 'and where to find it, without a code');
  await page.emulateMedia({ media: 'screen' });
}
