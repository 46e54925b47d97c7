import type { RoutingDocument } from './document.ts';

export interface RoutingVersion {
  number: number;
  base: number;
  state: 'shipped' | 'draft' | 'published' | 'discarded';
  note: string;
  writtenBy: string;
  writtenAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
}
export interface Trial {
  text: string;
  expectedFirst: string;
  expectedUrgency: string;
  reason: string;
  row: number;
  first: string;
  urgency: string;
  isAsExpected: boolean;
  unanswered: string[];
  notAsked: string[];
}
export interface RoutingVersionRead extends Partial<RoutingVersion> {
  number: number;
  state: RoutingVersion['state'];
  isInUse: boolean;
  document: RoutingDocument;
  trials: Trial[];
}
export interface RoutingVersions { inUse: number; items: RoutingVersion[] }
