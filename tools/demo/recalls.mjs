// The bank asks other banks for money back, and they answer: what a payment system does with messages of ISO 20022.
import { syntheticIban } from './sealing.mjs';

const RECALLS = 12;
const DAY_MS = 86_400_000;
const day = (ago) => new Date(Date.now() - ago * DAY_MS).toISOString().slice(0, 10);
const OWN_BIC = 'DEMONL2A';
const OTHER_BANK = { account: 'NL91PROF0300000001', bic: 'PROFNL2A' };

const now = () => new Date().toISOString();
const agent = (bic) => `<Agt><FinInstnId><BICFI>${bic}</BICFI></FinInstnId></Agt>`;
const euro = (minor) => `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;

/** A pacs.004: money comes back. `returns`: `{transactionId, minor}` each. */
export function returnMessage(id, returns) {
  const rows = returns.map(({ transactionId, minor }) => `<TxInf><OrgnlTxId>${transactionId}</OrgnlTxId><RtrdIntrBkSttlmAmt Ccy="EUR">${euro(minor)}</RtrdIntrBkSttlmAmt><RtrRsnInf><Rsn><Cd>FOCR</Cd></Rsn></RtrRsnInf></TxInf>`);
  return { type: 'application/xml', text: `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.004.001.09"><PmtRtr><GrpHdr><MsgId>${id}</MsgId><CreDtTm>${now()}</CreDtTm><NbOfTxs>${rows.length}</NbOfTxs><SttlmInf><SttlmMtd>CLRG</SttlmMtd></SttlmInf></GrpHdr>${rows.join('')}</PmtRtr></Document>` };
}

/** A camt.029: the other bank says no. `refusals`: `{transactionId, code}` each. */
export function refusalMessage(id, refusals) {
  const rows = refusals.map(({ transactionId, code }) => `<TxInfAndSts><OrgnlTxId>${transactionId}</OrgnlTxId><TxCxlSts>RJCR</TxCxlSts><CxlStsRsnInf><Rsn><Cd>${code}</Cd></Rsn></CxlStsRsnInf></TxInfAndSts>`);
  return { type: 'application/xml', text: `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.029.001.09"><RsltnOfInvstgtn><Assgnmt><Id>${id}</Id><Assgnr>${agent(OTHER_BANK.bic)}</Assgnr><Assgne>${agent(OWN_BIC)}</Assgne><CreDtTm>${now()}</CreDtTm></Assgnmt><Sts><Conf>RJCR</Conf></Sts><CxlDtls>${rows.join('')}</CxlDtls></RsltnOfInvstgtn></Document>` };
}

export const newRecall = (number, more = {}) => ({
  transactionId: `DEMO-TX-${number}`,
  originalMessageId: `DEMO-MSG-${number}`,
  settledOn: day(3 + (number % 20)),
  amount: { minor: 24_900 + 11_300 * number, currency: 'EUR' },
  debtor: { name: `Verzonnen Betaler ${number}`, account: syntheticIban(500_000 + number), bic: OWN_BIC },
  creditor: { name: `Verzonnen Ontvanger ${number}`, ...OTHER_BANK },
  synthetic: true,
  ...more,
});

/** `bank`: a client with scope recalls:write. Of every three recalls one comes back, one is refused and one still waits. */
export async function recallPayments(bank) {
  const recalls = Array.from({ length: RECALLS }, (_, number) => newRecall(number));
  for (const recall of recalls) await bank.post('/api/v1/recalls', recall, recall.transactionId);
  const [back, no] = [0, 1].map((rest) => recalls.filter((_, number) => number % 3 === rest));
  const answers = [
    returnMessage('DEMO-RTR-1', back.map(({ transactionId, amount }, n) => ({ transactionId, minor: amount.minor - (n % 2) * 5_000 }))),
    refusalMessage('DEMO-NO-1', no.map(({ transactionId }, n) => ({ transactionId, code: ['AM04', 'CUST', 'NOAS', 'AC04'][n % 4] }))),
  ];
  for (const [n, answer] of answers.entries()) {
    const { status, content } = await bank.exchange('POST', '/api/v1/recall-answers', answer, `demo-recall-answers-${n}`);
    if (status !== 201) throw new Error(`recall answers: ${status} ${content}`);
  }
}
