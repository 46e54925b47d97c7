import type { Text } from '../api/types.ts';

export type RightsKind = 'access' | 'rectification' | 'erasure' | 'objection';

export interface RightsTerms {
  controllers: { id: string; sector: string; name: Text; sealingKey: string; isContactPoint: boolean }[];
  responseMonths: number;
  extensionMonths: number;
  kinds: { kind: RightsKind; freezes: boolean; article: Text }[];
}

interface Clock { state: 'open' | 'extended' | 'answered'; dueOn: string; isOverdue: boolean; isDueSoon: boolean; outcome: string | null; answeredAt: string | null }

export interface RightsPart extends Clock { recipient: string; name: Text; sealedReason: string; sealedAnswer: string; receivers: number }
export interface RightsStatus { requestId: string; kind: RightsKind; receivedAt: string; parts: RightsPart[] }

export interface ReceivedRequest extends Clock { requestId: string; kind: RightsKind; article: Text; contactPoint: Text; receivedAt: string; frozen: number; notFrozen: number }
export interface Finding { code: string; type: string; reference: string; count: number; state: string }
export interface OpenedRequest extends ReceivedRequest {
  subject?: { name: string; contact: string; reportNumber: string; text: string; identifiers: { type: string; value: string; reason: string }[] };
  findings: Finding[];
  answer: string;
}
