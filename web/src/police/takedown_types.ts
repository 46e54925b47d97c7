// Notices to take content offline, as the police's node tells of them (docs/api/openapi.yaml).
import type { Reason, Text } from '../api/types.ts';
import type { Tone } from '../ui/parts.tsx';

export type TakedownState = 'drafted' | 'sent' | 'acknowledged' | 'decided' | 'discarded';
export type TakedownResult = 'removed' | 'partly' | 'refused';
export interface TakedownReceiver { code: string; kind: string; name: string; contact: string; sourceDate?: string }
export interface TakedownOutlook { standing: 'permitted' | 'own-powers' | 'refused'; rule: string; reasons: Reason[] }
export interface TakedownNotice {
  noticeId: string;
  number: string;
  state: TakedownState;
  result: TakedownResult | null;
  receiver: TakedownReceiver;
  type: string;
  subject: string;
  locations: string[];
  ground: string;
  explanation: string;
  basis: string;
  madeAt: string;
  madeBy: string;
  sentAt: string | null;
  sentBy: string;
  acknowledgedAt: string | null;
  decidedAt: string | null;
  reference: string;
  words: string;
  remindAt: string | null;
  isOverdue: boolean;
  outlook: TakedownOutlook | null;
}
export interface Takedowns {
  law: Text;
  statement: Text;
  redress: Text;
  notifier: { name: string; email: string };
  reminder: { acknowledgeDays: number; decideDays: number; note: Text };
  charactersMin: number;
  charactersMax: number;
  fields: ({ id: string; letter: string } & Text)[];
  grounds: ({ code: string; law: Text } & Text)[];
  receivers: TakedownReceiver[];
  traces: { identifierId: string; type: string; masked: string }[];
  notices: TakedownNotice[];
}

const TONES: Record<string, Tone> = { drafted: 'plain', sent: 'info', acknowledged: 'info', discarded: 'plain', removed: 'good', partly: 'amber', refused: 'amber' };
/** What became of it, in one word and colour. */
export const standOf = (notice: TakedownNotice): string => notice.result ?? notice.state;
export const takedownTone = (stand: string): Tone => TONES[stand] ?? 'plain';
