// Victims ask the bank for their money back (PNBF), through the doors of the pages: one request waits for the bank, of one a colleague
// says that the address is not right, and of one the payee repaid.
import { NodeClient } from './http_client.mjs';

const DAY_MS = 86_400_000;
const OTHER_BANK = 'NL91PROF0300000001';
const ANSWERS = { C1: true, C3: true, C6: true, C7: true, C8: true, C9: true };
const HOLDERS = [
  { name: 'Verzonnen Houder 1', address: 'Demostraat 1, 1234 AB Voorbeeldstad' },
  { name: 'Verzonnen Houder 2', address: 'Demostraat 2, 1234 AB Voorbeeldstad' },
];

const newClaim = (sealing, number) => ({
  kind: number % 2 ? 'deception' : 'seller',
  paidOn: new Date(Date.now() - (20 + number) * DAY_MS).toISOString().slice(0, 10),
  amount: { minor: 34_500 + 12_750 * number, currency: 'EUR' },
  victim: { name: `Verzonnen Slachtoffer ${number + 1}` },
  ownAccount: OTHER_BANK,
  payeeAccount: sealing.syntheticIban(600_000 + number),
  policeReference: `PL-DEMO-${number + 1}`,
  answers: Object.fromEntries(Object.entries(ANSWERS).filter(([id]) => id !== 'C8' || number % 2 === 0)),
  statusTokenHash: sealing.statusTokenHashes(sealing.newStatusToken()).statusTokenHash,
  synthetic: true,
});

/** `origin`: of the bank. */
export async function askMoneyBack(origin, sealing) {
  const victims = new NodeClient(origin, {});
  const [analyst, colleague] = await Promise.all(['bank-analyst-1', 'bank-analyst-2'].map((account) => NodeClient.loggedIn(origin, 'bank-analyst', account)));
  const act = (person, { requestId, version }, path, body) => person.post(`/api/v1/recovery-requests/${requestId}/${path}`, { version, ...body }, `demo-${path}-${requestId}-${version}`);
  try {
    const requests = [];
    for (const number of [0, 1, 2]) requests.push(await victims.post('/api/v1/recovery-requests', newClaim(sealing, number), `demo-recovery-${number}`));
    const [, disputed, repaid] = requests;
    await act(colleague, await act(analyst, disputed, 'moves', { to: 'asked', holder: HOLDERS[0] }), 'disagreement', { reason: 'address-wrong' });
    await act(analyst, await act(analyst, repaid, 'moves', { to: 'asked', holder: HOLDERS[1] }), 'moves', { to: 'returned', amount: repaid.amount });
  } finally {
    for (const client of [victims, analyst, colleague]) client.close();
  }
}
