// A request of a person about their own data: sealed apart to each organisation that answers, and the answers opened. Runs in the
// browser and in node; reads and writes nothing but its arguments.
//
// From the person's code come two things that do not lead to each other: what is shown to the contact point to find the request, and
// the key that opens the answers. So the contact point keeps answers that it cannot read. Format: src/rights/subject.h.
import sodium from 'libsodium-wrappers';
import { PAD_BYTES } from './seal.ts';

export interface PersonSubject {
  v: 1;
  name: string;
  contact: string;
  reportNumber: string;
  text: string;
  identifiers: { type: string; value: string }[];
}

export interface RequestKeys {
  /** Shown as `Authorization: Rights …`. */
  lookup: string;
  codeHash: string;
  personKey: string;
}

export interface PersonRequests {
  keysOf(code: string): RequestKeys;
  /** Seals `subject` to the holder of `recipientKey` (base64url). */
  sealSubject(recipientKey: string, subject: PersonSubject): string;
  /** The text of an answer; null when this code does not open it. */
  openAnswer(code: string, sealed: string): string | null;
}

/** What the contact point itself may read: nothing about accounts or numbers, which may be a counterparty's. */
export const forContactPoint = (subject: PersonSubject): PersonSubject => ({ ...subject, text: '', identifiers: [] });

export async function loadPersonRequests(): Promise<PersonRequests> {
  await sodium.ready;
  const encode = (bytes: Uint8Array) => sodium.to_base64(bytes, sodium.base64_variants.URLSAFE_NO_PADDING);
  const decode = (text: string) => sodium.from_base64(text, sodium.base64_variants.URLSAFE_NO_PADDING);
  const hash = (content: string) => sodium.crypto_generichash(32, content, null);
  const pairOf = (code: string) => sodium.crypto_box_seed_keypair(hash(`rights-answer|${code}`));

  return {
    keysOf(code) {
      const lookup = encode(hash(`rights-lookup|${code}`));
      return { lookup, codeHash: encode(hash(lookup)), personKey: encode(pairOf(code).publicKey) };
    },

    sealSubject(recipientKey, subject) {
      const padded = sodium.pad(sodium.from_string(JSON.stringify(subject)), PAD_BYTES);
      const sealed = sodium.crypto_box_seal(padded, decode(recipientKey));
      sodium.memzero(padded);
      return encode(sealed);
    },

    openAnswer(code, sealed) {
      const pair = pairOf(code);
      try {
        return sodium.to_string(sodium.crypto_box_seal_open(decode(sealed), pair.publicKey, pair.privateKey));
      } catch {
        return null; // sealed to another code
      } finally {
        sodium.memzero(pair.privateKey);
      }
    },
  };
}
