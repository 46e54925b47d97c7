// The police's depot, from the browser: the key to seal to, and what is left there, each thing with a proof of work and a receipt that
// must be the police's own.
import { get, post } from '../api/client.ts';
import type { PartReceipt, SealingKeyCard } from '../api/types.ts';
import { sha256Of, type ChosenFile } from './evidence.ts';
import { findProof } from './proof_of_work.ts';
import type { CardProblem, EvidenceEntry, SealedPart, Sealing } from './seal.ts';

export type Stage = 'key' | 'work' | 'seal' | 'deposit' | 'desk';
export interface Progress { stage: Stage; share: number }

/** The recipient's key or receipt is not what the partner register says: nothing more was sent. */
export class NotTheRecipient extends Error {
  readonly reason: CardProblem | 'bad-receipt' | 'no-recipient';
  constructor(reason: NotTheRecipient['reason']) {
    super(reason);
    this.reason = reason;
  }
}

export interface Depot {
  recipientKey: string;
  leave(part: SealedPart): Promise<PartReceipt>;
  /** Seals the files to the recipient, leaves them under the part that will name them, and gives what that part must say. */
  leaveFiles(reportId: string, list: string, files: ChosenFile[]): Promise<EvidenceEntry[]>;
}

/** `from`: the police in the partner register; null on their own pages, which come from the same place as the key. */
export async function openDepot(order: { from: { origin: string; signingKey: string } | null; sealing: Sealing; tell: (progress: Progress) => void }): Promise<Depot> {
  const { from, sealing, tell } = order;
  const at = from ? { origin: from.origin } : {};
  tell({ stage: 'key', share: 0 });
  const card = await get<SealingKeyCard>('/api/v1/sealing-keys', at);
  const signingKey = from?.signingKey ?? card.signingKey;
  const problem = sealing.cardProblem(card, signingKey, new Date());
  if (problem) throw new NotTheRecipient(problem);

  const send = async (path: string, part: SealedPart, more: object): Promise<PartReceipt> => {
    const { challenge, bits } = await get<{ challenge: string; bits: number }>('/api/v1/proof-of-work', at);
    const nonce = await findProof(sealing, challenge, bits, (share) => tell({ stage: 'work', share }));
    tell({ stage: 'deposit', share: 1 });
    const receipt = await post<PartReceipt>(path, { ...part, ...more, proofOfWork: { challenge, nonce } }, { ...at, idempotencyKey: part.partId });
    if (!sealing.isReceiptOf(receipt, part, signingKey)) throw new NotTheRecipient('bad-receipt');
    return receipt;
  };

  return {
    recipientKey: card.publicKey,
    leave: (part) => send('/api/v1/sealed-parts', part, {}),
    async leaveFiles(reportId, list, files) {
      const entries: EvidenceEntry[] = [];
      for (const { name, bytes } of files) {
        const { part, wrap } = sealing.sealFile({ reportId, recipientKey: card.publicKey, bytes });
        await send('/api/v1/sealed-evidence', part, { list });
        entries.push({ partId: part.partId, name, bytes: bytes.length, sha256: await sha256Of(bytes), wrap });
      }
      return entries;
    },
  };
}
