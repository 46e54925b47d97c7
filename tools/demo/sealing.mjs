// The browser's own sealing code, for programs: `web/src/seal/seal.ts`, as `npm run build` also compiles it for node.
import { createRequire } from 'node:module';

const web = new URL('../../web/', import.meta.url);
const IBAN_MODULUS = 97n;
const LETTER_A = 55; // 'A' counts as 10

/** The sealing of the pages, and libsodium itself as `sodium`. */
export async function loadSealing() {
  const { loadSealing: load } = await import(new URL('dist/node/seal/seal.js', web));
  const sodium = createRequire(new URL('package.json', web))('libsodium-wrappers');
  await sodium.ready;
  return { ...(await load()), sodium, syntheticIban };
}

const asNumber = (text) => BigInt([...text].map((c) => (/\d/.test(c) ? c : String(c.charCodeAt(0) - LETTER_A))).join(''));

/** Do the check digits fit? People mistype accounts, in a synthetic country too. */
export function isAccount(iban) {
  return /^NL\d\d[A-Z]{4}\d{10}$/.test(iban) && asNumber(iban.slice(4) + iban.slice(0, 4)) % IBAN_MODULUS === 1n;
}

/** An account at the demo's bank: bank code DEMO, which nobody owns; the same number, the same account. */
export function syntheticIban(number) {
  const account = `DEMO${String(number).padStart(10, '0')}`;
  const check = 98n - (asNumber(`${account}NL00`) % IBAN_MODULUS);
  return `NL${String(check).padStart(2, '0')}${account}`;
}
