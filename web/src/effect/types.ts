// What the node says of interventions (docs/api/openapi.yaml).
import type { Text } from '../api/types.ts';

/** Never without its interval, the payments it rests on, its method and its day. */
export interface MeasuredEffect { value: number; low: number; high: number; n: number; method: string; date: string }

export interface EffectRow {
  interventionId: string;
  partner: string;
  rule: string;
  ruleVersion: number;
  title: Text;
  state: 'planned' | 'running' | 'ended';
  design: 'trial' | 'steps';
  outcome: 'fraud-share' | 'loss';
  fraudTypes: string[];
  neighbourTypes: string[];
  startedAt: string | null;
  /** The plan was registered before anything of what it counts happened. */
  fixedBeforehand: boolean;
  fraud: MeasuredEffect | null;
  displacement: MeasuredEffect | null;
  harm: MeasuredEffect | null;
  loss: MeasuredEffect | null;
  price: MeasuredEffect | null;
  payments: number | null;
  wrongHolds: number | null;
  minutesWaited: number | null;
  complaints: number | null;
  notMeasured: 'not-started' | 'too-few' | null;
}

export interface Unit { name: string; from: string | null }

export interface Plan {
  rule: string;
  hypothesis: string;
  outcome: EffectRow['outcome'];
  fraudTypes: string[];
  neighbourTypes: string[];
  design: EffectRow['design'];
  heldOutPercent: number;
  units: Unit[];
  costMinor: number;
}

export interface Intervention {
  interventionId: string;
  version: number;
  plan: Plan;
  state: EffectRow['state'];
  registeredBy: string;
  registeredAt: string;
  startedAt: string | null;
  endedAt: string | null;
  published: number;
  payments: number;
  weeks: number;
  beforeStart: MeasuredEffect | null;
  row: EffectRow;
}
