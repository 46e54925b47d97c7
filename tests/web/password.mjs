// Logging in by name and password: wrong, locked out, right, and out again.
import assert from 'node:assert/strict';

const FAILURES_ALLOWED = 5; // data/settings/auth.toml
export const PASSWORD = 'vier paarden voor de wagen';

async function tries(visitor, name, password) {
  await visitor.page.fill('#user', name);
  await visitor.page.fill('#password', password);
  await visitor.page.locator('#password-login button[type=submit]').click();
}

export async function logsInAndOut(visitor, node, account, home) {
  const { page } = visitor;
  await visitor.goTo(node, '/inloggen', 'log in');
  await page.locator('#password-login button[type=submit]').click(); // nothing filled in
  await visitor.reads('not right yet', '.error-summary');
  await visitor.isRefused(401, async () => {
    await tries(visitor, account, `niet ${PASSWORD}`);
    await visitor.reads('wrong name or password', '.notice-error');
  });
  await visitor.looks();
  await tries(visitor, account, PASSWORD);
  await visitor.sees(home);
  assert.equal((await visitor.asks('/api/v1/session')).body.user, account);
  await page.locator('.who button').click();
  await page.locator('.tools a[href="/inloggen"]').waitFor();
  await visitor.looks();
  await visitor.isRefusedToAsk(401, '/api/v1/session');
}

/** A name that nobody has is locked as any other would be, so that nobody learns which names exist. */
export async function isLockedOut(visitor, node) {
  await visitor.goTo(node, '/inloggen', 'log in');
  const user = `niemand-${visitor.language}`;
  for (let failures = 0; failures <= FAILURES_ALLOWED; failures++) {
    await visitor.isRefusedToAsk(401, '/api/v1/sessions', { method: 'POST', body: { user, password: PASSWORD } });
  }
  await visitor.isRefused(429, async () => {
    await tries(visitor, user, PASSWORD);
    await visitor.reads('locked out', '.notice-error');
  });
  await visitor.looks();
}
