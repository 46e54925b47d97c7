// Sealing a part of a report, checking the recipient's key and receipt, status tokens, proof of work. Runs in the browser and in
// node; reads and writes nothing but its arguments, except that it draws random bytes.
//
// Format: docs/api/openapi.yaml (SealedPart) and src/crypto/seal.h. A part is UTF-8 JSON, padded to 1,024 bytes, sealed with
// XChaCha20-Poly1305 under a fresh key; the key itself is wrapped in a sealed box that only the recipient opens.
import sodium from 'libsodium-wrappers';
import { STATUS_TOKEN_LETTERS, STATUS_TOKEN_LENGTH } from './status_token.ts';

export const PAD_BYTES = 1024;
export const SEALED_COMPARTMENT = 'counterparty';
/** A list of files that comes after the report. */
export const EVIDENCE_COMPARTMENT = 'evidence';

export interface SealedIdentifier { type: string; value: string; role?: string }
export interface SealedPayment { date: string; amount: { minor: number; currency: string } | null; toIban?: string; reference?: string }
/** A file that lies sealed beside the part: which one, its fingerprint, and its key, wrapped for the recipient. */
export interface EvidenceEntry { partId: string; name: string; bytes: number; sha256: string; wrap: string }
/** What only the recipient reads. */
export interface PartContent {
  v: 1;
  narrative: string;
  counterparty: SealedIdentifier[];
  claimedName: string;
  platform: string;
  payments: SealedPayment[];
  evidence?: EvidenceEntry[];
}
/** Files that come after the report. */
export interface EvidenceList { v: 1; evidence: EvidenceEntry[] }
export interface SealedPart { partId: string; nonce: string; ciphertext: string }
/** As the recipient signed it; `signature` is over "partId|hash|receivedAt". */
export interface Receipt { partId: string; hash: string; receivedAt: string; keyId: string; signature: string }
/** The recipient's key as it publishes it; `signature` is over "keyId|publicKey|validUntil". */
export interface SealingKeyCard { keyId: string; publicKey: string; signature: string; signingKey: string; validUntil: string }

export type CardProblem = 'other-signing-key' | 'bad-signature' | 'expired';

export interface Sealing {
  /** Seals `content` for the holder of `recipientKey` (base64url). The part goes to the recipient, the wrap to the desk. */
  sealPart(order: { reportId: string; recipientKey: string; content: PartContent; partId?: string }): { part: SealedPart; wrap: string };
  /** The same for files that come after the report: the list of them, and each of them. */
  sealEvidenceList(order: { reportId: string; recipientKey: string; content: EvidenceList; partId: string }): { part: SealedPart; wrap: string };
  sealFile(order: { reportId: string; recipientKey: string; bytes: Uint8Array }): { part: SealedPart; wrap: string };
  /** Null when the card is signed by the key of the partner register and still valid. */
  cardProblem(card: SealingKeyCard, registeredSigningKey: string, now: Date): CardProblem | null;
  /** Is this the register's signature on exactly this part? */
  isReceiptOf(receipt: Receipt, part: SealedPart, registeredSigningKey: string): boolean;
  /** 128 random bits as 26 letters and digits that are hard to misread (Crockford's base 32). */
  newStatusToken(): string;
  /** What the desk may store of a token, and what the reporter shows the police. Neither leads back to the token. */
  statusTokenHashes(statusToken: string): { statusTokenHash: string; identificationToken: string; identificationHash: string };
  /** Does BLAKE2b-256(challenge:nonce) begin with `bits` zero bits? */
  isProof(challenge: string, nonce: string, bits: number): boolean;
}

export async function loadSealing(): Promise<Sealing> {
  await sodium.ready;
  const encode = (bytes: Uint8Array) => sodium.to_base64(bytes, sodium.base64_variants.URLSAFE_NO_PADDING);
  const decode = (text: string) => sodium.from_base64(text, sodium.base64_variants.URLSAFE_NO_PADDING);
  const hash = (content: string | Uint8Array) => sodium.crypto_generichash(32, content, null);

  const isSigned = (signingKey: string, domain: string, message: string, signature: string): boolean => {
    try {
      return sodium.crypto_sign_verify_detached(decode(signature), `dijkwacht/v1/${domain}\n${message}`, decode(signingKey));
    } catch {
      return false; // not base64url, or not of the right length
    }
  };

  const seal = (partId: string, compartment: string, order: { reportId: string; recipientKey: string }, content: Uint8Array) => {
    const context = `${order.reportId}|${compartment}|1`;
    const padded = sodium.pad(content, PAD_BYTES);
    const key = sodium.randombytes_buf(sodium.crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
    const nonce = sodium.randombytes_buf(sodium.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
    const ciphertext = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(padded, context, null, nonce, key);
    const wrap = sodium.crypto_box_seal(key, decode(order.recipientKey));
    sodium.memzero(key);
    sodium.memzero(padded);
    return { part: { partId, nonce: encode(nonce), ciphertext: encode(ciphertext) }, wrap: encode(wrap) };
  };
  const asBytes = (content: object) => sodium.from_string(JSON.stringify(content));

  return {
    sealPart: (order) => seal(order.partId ?? crypto.randomUUID(), SEALED_COMPARTMENT, order, asBytes(order.content)),
    sealEvidenceList: (order) => seal(order.partId, EVIDENCE_COMPARTMENT, order, asBytes(order.content)),
    sealFile(order) {
      const partId = crypto.randomUUID();
      return seal(partId, `${EVIDENCE_COMPARTMENT}/${partId}`, order, order.bytes);
    },

    cardProblem(card, registeredSigningKey, now) {
      if (card.signingKey !== registeredSigningKey) return 'other-signing-key';
      const message = `${card.keyId}|${card.publicKey}|${card.validUntil}`;
      if (!isSigned(registeredSigningKey, 'sealing-key', message, card.signature)) return 'bad-signature';
      return new Date(card.validUntil) < now ? 'expired' : null;
    },

    isReceiptOf(receipt, part, registeredSigningKey) {
      const nonce = decode(part.nonce);
      const ciphertext = decode(part.ciphertext);
      const bytes = new Uint8Array(nonce.length + ciphertext.length);
      bytes.set(nonce);
      bytes.set(ciphertext, nonce.length);
      return (
        receipt.partId === part.partId &&
        receipt.hash === encode(hash(bytes)) &&
        isSigned(registeredSigningKey, 'receipt', `${receipt.partId}|${receipt.hash}|${receipt.receivedAt}`, receipt.signature)
      );
    },

    newStatusToken() {
      let bits = 0n;
      for (const byte of sodium.randombytes_buf(16)) bits = (bits << 8n) | BigInt(byte);
      let text = '';
      for (let left = STATUS_TOKEN_LENGTH; left > 0; left--) {
        text = STATUS_TOKEN_LETTERS[Number(bits & 31n)] + text;
        bits >>= 5n;
      }
      return text;
    },

    statusTokenHashes(statusToken) {
      const identificationToken = encode(hash(`identify|${statusToken}`));
      return { statusTokenHash: encode(hash(statusToken)), identificationToken, identificationHash: encode(hash(identificationToken)) };
    },

    isProof(challenge, nonce, bits) {
      return leadingZeroBits(hash(`${challenge}:${nonce}`)) >= bits;
    },
  };
}

function leadingZeroBits(digest: Uint8Array): number {
  let bits = 0;
  for (const byte of digest) {
    bits += Math.clz32(byte) - 24;
    if (byte !== 0) break;
  }
  return bits;
}
