// A victim who wants a payment back, and the days that pass until the payee should have answered.
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { syntheticIban } from '../../tools/demo/sealing.mjs';
import { eventually } from './nodes.mjs';

export const HOLDER = { name: 'J. de Houder', address: 'Voorbeeldstraat 1, 1234 AB Voorbeeldstad' };

export const OTHER_BANK = 'NL91PROF0300000001';
export const BELGIAN = 'BE68539007547034';

export function newClaim(statusTokenHash, more = {}) {
  return {
    kind: 'deception',
    paidOn: '2026-10-20',
    amount: { minor: 25_000, currency: 'EUR' },
    victim: { name: 'Vera Voorbeeld', email: 'vera@voorbeeld.example' },
    ownAccount: OTHER_BANK,
    payeeAccount: syntheticIban(77_001),
    policeReference: 'PL-2026-77',
    answers: { C1: true, C3: true, C6: true, C7: true, C9: true },
    statusTokenHash,
    synthetic: true,
    ...more,
  };
}

/** A request that the bank took; its victim's code is `token`. `more` changes what is claimed. */
export async function claimed(nodes, sealing, more) {
  const token = sealing.newStatusToken();
  const claim = newClaim(sealing.statusTokenHashes(token).statusTokenHash, more);
  const { requestId } = await nodes.client('bank').post('/api/v1/recovery-requests', claim, randomUUID());
  return { token, requestId };
}

async function older(nodes, column, days) {
  await nodes.stopNode('bank');
  const script = 'import sqlite3, sys; store = sqlite3.connect(sys.argv[1]); store.execute(f"UPDATE recovery_request SET {sys.argv[2]} = {sys.argv[2]} - ?", (int(sys.argv[3]) * 86400000,)); store.commit()';
  execFileSync('python3', ['-c', script, join(nodes.dataOf('bank'), 'node.db'), column, String(days)]);
  await nodes.startNode('bank');
}

/** Makes the bank's letters older, as if so many days had passed since; the node's own clock does the rest. */
export const daysPass = (nodes, days) => older(nodes, 'noticed_at', days);
/** As if nobody took a step for so many days. */
export const nobodyActs = (nodes, days) => older(nodes, 'moved_at', days);

/** The node's clock has come by. */
export function isUnanswered(client) {
  return eventually('the days are over', async () => (await client.get('/api/v1/recovery-status')).status === 'unanswered', 90_000);
}

/** The node's clock has ended it. */
export function hasLapsed(client) {
  return eventually('the request lapsed', async () => (await client.get('/api/v1/recovery-status')).status === 'lapsed', 30_000);
}
