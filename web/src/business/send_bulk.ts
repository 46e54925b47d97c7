// Seals each row to the police in this browser, and sends all of them in one go. Kept between tries, so that a second try repeats
// the first.
import { get, post } from '../api/client.ts';
import type { Money, Text } from '../api/types.ts';
import type { SealedPart, SealingKeyCard } from '../seal/seal.ts';
import type { RowToSend } from './bulk_rows.ts';

export interface BulkSender { business: { kvk: string; name: string; email?: string }; representative: { name: string; role: string; subject: string }; mandate: { given: boolean; textVersion: string } }
export interface RowOutcome { row: number; outcome: 'accepted' | 'known' | 'refused'; reportId: string | null; field?: string; code?: string; reason?: Text }
export interface BulkOutcome { submissionId: string; accepted: number; known: number; refused: number; rows: RowOutcome[] }
export interface BulkStatusRow { row: number; reference: string; reportId: string; fraudType: string; occurredOn: string; amount: Money | null; status: string; nextStep: Text; timeline: (Text & { at: string; code: string; detail?: Text })[] }
export interface BulkStatus { submissionId: string; createdAt: string; accepted: number; known: number; refused: number; items: BulkStatusRow[]; next: string | null }

interface SealedRow { reportId: string; part: SealedPart; wrap: string }
export interface BulkAttempt { key: string; statusToken?: string; rows?: (RowToSend['facts'] & SealedRow)[] }
export const newBulkAttempt = (): BulkAttempt => ({ key: crypto.randomUUID() });

const ROWS_PER_PAUSE = 20;
/** The key was not signed by the police, or is past its date. */
export class NotTheirKey extends Error {}

export async function sendBulk(order: { attempt: BulkAttempt; synthetic: boolean; sender: BulkSender; rows: RowToSend[]; tell: (share: number) => void }): Promise<{ outcome: BulkOutcome; statusToken: string }> {
  const { attempt, sender, rows, tell } = order;
  const { loadSealing } = await import('../seal/seal.ts');
  const sealing = await loadSealing();
  attempt.statusToken ??= sealing.newStatusToken();
  if (!attempt.rows) {
    const card = await get<SealingKeyCard>('/api/v1/sealing-keys');
    if (sealing.cardProblem(card, card.signingKey, new Date())) throw new NotTheirKey();
    const sealed: BulkAttempt['rows'] = [];
    for (const [place, { facts, content }] of rows.entries()) {
      const reportId = crypto.randomUUID();
      sealed.push({ ...facts, reportId, ...sealing.sealPart({ reportId, recipientKey: card.publicKey, content }) });
      if (place % ROWS_PER_PAUSE !== 0) continue;
      tell(place / rows.length);
      await new Promise((resolve) => setTimeout(resolve)); // the page stays alive
    }
    attempt.rows = sealed;
  }
  tell(1);
  const { statusTokenHash, identificationHash } = sealing.statusTokenHashes(attempt.statusToken);
  const body = { synthetic: order.synthetic, ...sender, statusTokenHash, identificationHash, rows: attempt.rows };
  return { outcome: await post<BulkOutcome>('/api/v1/bulk-reports', body, { idempotencyKey: attempt.key }), statusToken: attempt.statusToken };
}
