import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import sodium from 'libsodium-wrappers';
import { loadSealing, PAD_BYTES, type PartContent, type Sealing, type SealingKeyCard } from './seal.ts';
import { canonicalStatusToken, groupedStatusToken, isStatusToken } from './status_token.ts';

const REPORT = '7b0c7f1e-4f5d-4a52-9f51-0d8b5e2f6a11';
const CONTENT: PartContent = {
  v: 1,
  narrative: 'Iemand belde namens mijn bank. Ik raakte in paniek.',
  counterparty: [{ type: 'iban', value: 'NL85DEMO0417164300', role: 'payee' }],
  claimedName: 'P. Canary',
  platform: '',
  payments: [],
};

let sealing: Sealing;
const text = (bytes: Uint8Array) => sodium.to_base64(bytes, sodium.base64_variants.URLSAFE_NO_PADDING);
const bytes = (encoded: string) => sodium.from_base64(encoded, sodium.base64_variants.URLSAFE_NO_PADDING);
const sign = (secret: Uint8Array, domain: string, message: string) => text(sodium.crypto_sign_detached(`dijkwacht/v1/${domain}\n${message}`, secret));

before(async () => {
  sealing = await loadSealing();
});

function open(wrap: string, part: { nonce: string; ciphertext: string }, context: string, pair: { publicKey: Uint8Array; privateKey: Uint8Array }) {
  const key = sodium.crypto_box_seal_open(bytes(wrap), pair.publicKey, pair.privateKey);
  const padded = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, bytes(part.ciphertext), context, bytes(part.nonce), key);
  return JSON.parse(sodium.to_string(sodium.unpad(padded, PAD_BYTES)));
}

test('OnlyTheRecipientOpensAPart', () => {
  const police = sodium.crypto_box_keypair();
  const other = sodium.crypto_box_keypair();
  const { part, wrap } = sealing.sealPart({ reportId: REPORT, recipientKey: text(police.publicKey), content: CONTENT });
  assert.deepEqual(open(wrap, part, `${REPORT}|counterparty|1`, police), CONTENT);
  assert.throws(() => open(wrap, part, `${REPORT}|counterparty|1`, other));
});

test('APartIsBoundToItsReport', () => {
  const police = sodium.crypto_box_keypair();
  const { part, wrap } = sealing.sealPart({ reportId: REPORT, recipientKey: text(police.publicKey), content: CONTENT });
  assert.throws(() => open(wrap, part, `00000000-0000-4000-8000-000000000000|counterparty|1`, police));
});

test('SizeTellsOnlyTheBlock', () => {
  const police = sodium.crypto_box_keypair();
  const size = (narrative: string) =>
    bytes(sealing.sealPart({ reportId: REPORT, recipientKey: text(police.publicKey), content: { ...CONTENT, narrative } }).part.ciphertext).length;
  assert.equal(size('kort'), size('veel langer '.repeat(20)));
  assert.equal((size('x'.repeat(5000)) - 16) % PAD_BYTES, 0);
});

test('NothingOfTheContentStandsInThePart', () => {
  const police = sodium.crypto_box_keypair();
  const sent = JSON.stringify(sealing.sealPart({ reportId: REPORT, recipientKey: text(police.publicKey), content: CONTENT }));
  for (const secret of ['Canary', 'NL85DEMO', 'paniek', REPORT]) assert.ok(!sent.includes(secret));
});

test('AKeyCardMustBeSignedByTheRegistersKeyAndValid', () => {
  const signer = sodium.crypto_sign_keypair();
  const stranger = sodium.crypto_sign_keypair();
  const make = (secret: Uint8Array, signingKey: Uint8Array): SealingKeyCard => {
    const card = { keyId: 'abc', publicKey: text(sodium.crypto_box_keypair().publicKey), validUntil: '2027-01-01T00:00:00Z' };
    return { ...card, signingKey: text(signingKey), signature: sign(secret, 'sealing-key', `${card.keyId}|${card.publicKey}|${card.validUntil}`) };
  };
  const now = new Date('2026-12-31T23:59:59Z');
  const card = make(signer.privateKey, signer.publicKey);
  const registered = text(signer.publicKey);
  assert.equal(sealing.cardProblem(card, registered, now), null);
  assert.equal(sealing.cardProblem(card, registered, new Date('2027-01-01T00:00:01Z')), 'expired');
  assert.equal(sealing.cardProblem(make(stranger.privateKey, stranger.publicKey), registered, now), 'other-signing-key');
  assert.equal(sealing.cardProblem(make(stranger.privateKey, signer.publicKey), registered, now), 'bad-signature');
  assert.equal(sealing.cardProblem({ ...card, publicKey: text(sodium.crypto_box_keypair().publicKey) }, registered, now), 'bad-signature');
  assert.equal(sealing.cardProblem({ ...card, signature: 'geen base64!' }, registered, now), 'bad-signature');
});

test('AReceiptIsForThisPartAndThisContent', () => {
  const police = sodium.crypto_box_keypair();
  const signer = sodium.crypto_sign_keypair();
  const { part } = sealing.sealPart({ reportId: REPORT, recipientKey: text(police.publicKey), content: CONTENT });
  const hash = text(sodium.crypto_generichash(32, new Uint8Array([...bytes(part.nonce), ...bytes(part.ciphertext)]), null));
  const receivedAt = '2026-11-20T10:00:00Z';
  const receipt = { partId: part.partId, hash, receivedAt, keyId: 'k', signature: sign(signer.privateKey, 'receipt', `${part.partId}|${hash}|${receivedAt}`) };
  const registered = text(signer.publicKey);
  assert.ok(sealing.isReceiptOf(receipt, part, registered));
  assert.ok(!sealing.isReceiptOf({ ...receipt, receivedAt: '2026-11-20T10:00:01Z' }, part, registered));
  assert.ok(!sealing.isReceiptOf(receipt, { ...part, nonce: text(sodium.randombytes_buf(24)) }, registered));
});

test('StatusTokensAreReadableAndForgiving', () => {
  const token = sealing.newStatusToken();
  assert.ok(isStatusToken(token));
  assert.notEqual(token, sealing.newStatusToken());
  assert.equal(canonicalStatusToken(` ${groupedStatusToken(token).toLowerCase()} `), token);
  assert.equal(canonicalStatusToken('oIl-0'), '0110');
  assert.ok(!isStatusToken(token.slice(1)));
  assert.ok(!isStatusToken(`${token.slice(1)}U`), 'U is not a letter of this alphabet');
});

test('HashesFollowTheDocumentedText', () => {
  const token = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
  const hash = (words: string) => text(sodium.crypto_generichash(32, words, null));
  const hashes = sealing.statusTokenHashes(token);
  assert.equal(hashes.statusTokenHash, hash(token));
  assert.equal(hashes.identificationToken, hash(`identify|${token}`));
  assert.equal(hashes.identificationHash, hash(hash(`identify|${token}`)));
});

test('AProofOfWorkHasItsZeroBits', () => {
  assert.ok(sealing.isProof('c', '0', 0));
  let nonce = 0;
  while (!sealing.isProof('challenge', String(nonce), 8)) nonce++;
  const digest = sodium.crypto_generichash(32, `challenge:${nonce}`, null);
  assert.equal(digest[0], 0);
  assert.ok(!sealing.isProof('challenge', String(nonce), 64));
});
