// Sends a report: the sealed part to the police's own origin, the rest to this desk. In that order, so that the desk never holds
// a report whose part does not exist.
import { get, post } from '../api/client.ts';
import type { NewReport, NodeInfo, Partner, PartReceipt, ReportReceived, SealingKeyCard } from '../api/types.ts';
import { findProof } from './proof_of_work.ts';
import type { CardProblem, PartContent, SealedPart } from './seal.ts';

export type Stage = 'key' | 'work' | 'seal' | 'deposit' | 'desk';
export interface Progress { stage: Stage; share: number }

/** The recipient's key or receipt is not what the partner register says: nothing was sent to the desk. */
export class NotTheRecipient extends Error {
  readonly reason: CardProblem | 'bad-receipt' | 'no-recipient';
  constructor(reason: NotTheRecipient['reason']) {
    super(reason);
    this.reason = reason;
  }
}

export type ReportFields = Pick<NewReport, 'fraudType' | 'channel' | 'occurredOn' | 'amount' | 'actor' | 'victim' | 'consents'>;
export interface SentReport { received: ReportReceived; statusToken: string }

/** What is kept between tries, so that a second try repeats the first and creates nothing twice. */
export interface Attempt {
  reportId: string;
  statusToken?: string;
  sealed?: { content: string; part: SealedPart; wrap: string; receipt: PartReceipt };
}

/** Fetches the cryptography ahead of need: it is larger than all the rest together. */
export const loadSealingCode = () => import('./seal.ts');

export const newAttempt = (): Attempt => ({ reportId: crypto.randomUUID() });

export function recipientOf(node: NodeInfo): Partner | undefined {
  return node.partners.find((partner) => partner.sector === 'police');
}

export async function sendReport(order: {
  node: NodeInfo;
  attempt: Attempt;
  fields: ReportFields;
  content: PartContent;
  tell: (progress: Progress) => void;
}): Promise<SentReport> {
  const { node, attempt, fields, content, tell } = order;
  const police = recipientOf(node);
  if (!police) throw new NotTheRecipient('no-recipient');
  tell({ stage: 'key', share: 0 });
  const { loadSealing, SEALED_COMPARTMENT } = await loadSealingCode();
  const sealing = await loadSealing();
  attempt.statusToken ??= sealing.newStatusToken();

  const text = JSON.stringify(content);
  if (attempt.sealed?.content !== text) {
    const card = await get<SealingKeyCard>('/api/v1/sealing-keys', { origin: police.origin });
    const problem = sealing.cardProblem(card, police.signingKey, new Date());
    if (problem) throw new NotTheRecipient(problem);
    const { challenge, bits } = await get<{ challenge: string; bits: number }>('/api/v1/proof-of-work', { origin: police.origin });
    const nonce = await findProof(sealing, challenge, bits, (share) => tell({ stage: 'work', share }));
    tell({ stage: 'seal', share: 1 });
    const { part, wrap } = sealing.sealPart({ reportId: attempt.reportId, recipientKey: card.publicKey, content });
    tell({ stage: 'deposit', share: 1 });
    const receipt = await post<PartReceipt>('/api/v1/sealed-parts', { ...part, proofOfWork: { challenge, nonce } }, { origin: police.origin, idempotencyKey: part.partId });
    if (!sealing.isReceiptOf(receipt, part, police.signingKey)) throw new NotTheRecipient('bad-receipt');
    attempt.sealed = { content: text, part, wrap, receipt };
  }

  tell({ stage: 'desk', share: 1 });
  const { part, wrap, receipt } = attempt.sealed;
  const { statusTokenHash, identificationHash } = sealing.statusTokenHashes(attempt.statusToken);
  const report: NewReport = {
    reportId: attempt.reportId,
    ...fields,
    synthetic: node.synthetic,
    parts: [{ partId: part.partId, recipient: police.id, compartment: SEALED_COMPARTMENT, receipt, wrap }],
    statusTokenHash,
    identificationHash,
  };
  const received = await post<ReportReceived>('/api/v1/reports', report);
  return { received, statusToken: attempt.statusToken };
}
