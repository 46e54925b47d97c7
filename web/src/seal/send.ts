// Sends a report: the sealed part to the police's own origin, the rest to this desk. In that order, so that the desk never holds
// a report whose part does not exist.
import { post } from '../api/client.ts';
import type { NewReport, NodeInfo, Partner, PartReceipt, ReportReceived } from '../api/types.ts';
import { NotTheRecipient, openDepot, type Progress } from './depot.ts';
import type { ChosenFile } from './evidence.ts';
import type { PartContent, SealedPart } from './seal.ts';

export type ReportFields = Pick<NewReport, 'fraudType' | 'channel' | 'occurredOn' | 'amount' | 'province' | 'actor' | 'victim' | 'consents'>;
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
  evidence: ChosenFile[];
  tell: (progress: Progress) => void;
}): Promise<SentReport> {
  const { node, attempt, fields, content, evidence, tell } = order;
  const police = recipientOf(node);
  if (!police) throw new NotTheRecipient('no-recipient');
  const { loadSealing, SEALED_COMPARTMENT } = await loadSealingCode();
  const sealing = await loadSealing();
  attempt.statusToken ??= sealing.newStatusToken();

  const text = JSON.stringify([content, evidence.map(({ id }) => id)]);
  if (attempt.sealed?.content !== text) {
    const depot = await openDepot({ from: police, sealing, tell });
    const partId = crypto.randomUUID();
    const entries = await depot.leaveFiles(attempt.reportId, partId, evidence);
    tell({ stage: 'seal', share: 1 });
    const whole = entries.length > 0 ? { ...content, evidence: entries } : content;
    const { part, wrap } = sealing.sealPart({ reportId: attempt.reportId, recipientKey: depot.recipientKey, content: whole, partId });
    attempt.sealed = { content: text, part, wrap, receipt: await depot.leave(part) };
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
