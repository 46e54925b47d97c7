// What may be asked after a hit, and what came of it.
import type { ContactPoint, Reason, Text } from '../api/types.ts';

export interface Choice extends Text { code: string }
export interface EnquiryTerms { answerDays: number; keptDays: number; reasons: Choice[]; held: Choice[]; grounds: Choice[]; refusals: Choice[]; items: Choice[] }
export interface ReasonOutlook { reason: string; rule: string; denied: Reason[] }

export type EnquiryState = 'open' | 'given' | 'refused' | 'withdrawn' | 'denied' | 'erased';
export interface GivenFacts {
  fraudType?: string;
  /** A month: "2026-09". */
  firstReport?: string;
  reporters?: string;
  opinion?: { verdict: string; confidence: number; validUntil: string };
  contact?: ContactPoint;
}
export interface EnquiryRow {
  enquiryId: string;
  signalId: string;
  partner: string;
  reason: string;
  held: string;
  state: EnquiryState;
  askedAt: string;
  dueAt: string;
  late: boolean;
  ground: string;
  rule: string;
  answeredAt: string | null;
  keptUntil: string | null;
}
export interface OpenedEnquiry extends EnquiryRow { words: string; reference: string; denied: Reason[]; given: GivenFacts | null; unavailable: boolean }
export interface HeardEnquiry extends EnquiryRow { words: string; reference: string; type: string; masked: string; lawfulRule: string; denied: Reason[]; offer: GivenFacts; items: string[] }
