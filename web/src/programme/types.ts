// The programme's register as the node gives it (docs/api/openapi.yaml).
import type { Text } from '../api/types.ts';

export type Colour = 'green' | 'amber' | 'red' | 'unknown' | 'not-asked';
export type State = 'proposed' | 'agreed' | 'started' | 'implemented' | 'in-use' | 'measured' | 'closed' | 'handed-over';

export interface Partner { id: string; name: Text; sector: string; role: Text; joined: string | null; contact: string | null; source: string; sourceDate: string }
export interface Action { id: string; theme: number; pillar: string | null; title: Text; story: Text | null; source: string; sourceDate: string }
export interface Bottleneck {
  bottleneckId: string; commitmentId: string; kind: string; text: Text; owner: string | null; since: string | null; noted: string; days: number | null; escalatedTo: string | null; solved: string | null;
}
export interface Commitment {
  commitmentId: string; action: string; partner: string; deliverable: Text; state: State; version: number; priority: string; capacity: string | null; owner: string | null;
  start: string | null; due: string | null; legal: { rule: string; title: Text | null; state: string; inForce: boolean } | null; dependsOn: string[];
  colour: Colour; why: string; needsBottleneck: boolean; overdue: boolean; steeringGroup: boolean; nextReport: string | null; nextReportDue: string | null; openBottlenecks: number;
}
export interface Programme { today: string; period: string; mine: string | null; partners: Partner[]; actions: Action[]; commitments: Commitment[]; bottlenecks: Bottleneck[] }

export interface Proof {
  evidence: string;
  usage: { count: number; unit: string; asOf: string } | null;
  measurement: { outcome: string; value: number; low: number; high: number; n: number; method: string; date: string } | null;
}
export interface Effort { period: string; promisedFteHundredths: number | null; promisedCents: number | null; deliveredFteHundredths: number | null; deliveredCents: number | null }
export interface Course extends Commitment {
  periods: { period: string; colour: Colour; why: string }[];
  reports: { period: string; progress: number; note: string; at: string; actor: string }[];
  efforts: Effort[];
  history: { version: number; at: string; actor: string; kind: string; what: string; note: string; proof: Proof | null }[];
  bottlenecks: Bottleneck[];
}
