import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemOf, sha256Of, typeOf, type EvidenceRules } from './evidence.ts';

const RULES: EvidenceRules = {
  filesMax: 2,
  fileBytesMax: 100,
  types: ['image/png', 'image/jpeg', 'application/pdf', 'message/rfc822', 'text/plain'].map((mediaType) => ({ mediaType, extension: '', nl: '', en: '' })),
};
const bytes = (text: string) => new TextEncoder().encode(text);
const type = (content: Uint8Array) => typeOf(content, RULES)?.mediaType;

test('ContentDecidesAsItDoesAtThePolice', () => {
  assert.equal(type(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1)), 'image/png');
  assert.equal(type(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)), 'image/jpeg');
  assert.equal(type(bytes('%PDF-1.7 …')), 'application/pdf');
  assert.equal(type(bytes('Date: Fri, 20 Nov 2026 10:00:00 +0100\r\nFROM: bank@voorbeeld.example\r\n\r\nBetaal nu')), 'message/rfc822');
  assert.equal(type(bytes('20-11-2026 10:00 - Verkoper: maak over')), 'text/plain');
  assert.equal(type(bytes('From: Verkoper\n\nDate: is no header here')), 'text/plain');
  for (const bad of ['<!doctype html><script>', '\ufeff \n<svg onload=x>', 'MZ\u0003']) assert.equal(type(bytes(bad)), undefined, bad);
  assert.equal(type(Uint8Array.of(0xff, 0xfe, 0x00)), undefined);
});

test('EmptyLargeAndStrangeFilesAreRefusedWithTheReason', () => {
  assert.equal(problemOf(bytes(''), RULES), 'empty');
  assert.equal(problemOf(bytes('x'.repeat(101)), RULES), 'large');
  assert.equal(problemOf(bytes('<html>'), RULES), 'type');
  assert.equal(problemOf(bytes('x'.repeat(100)), RULES), null);
});

test('TheFingerprintIsSha256', async () => {
  assert.equal(await sha256Of(bytes('abc')), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
