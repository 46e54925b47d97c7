// The shapes of docs/api/openapi.yaml that the pages of prevention read.
import type { Text } from '../api/types.ts';

export interface CampaignEffect { outcome: string; value: number; low: number; high: number; n: number; method: string; hasControlGroup: boolean; date: string; source: string }
export interface Campaign {
  campaignId: string; title: string; goal: string; behaviour: string; audiences: string[]; channels: string[]; partners: string; from: string; until: string;
  costCents: number | null; material: string; source: string; claim?: Text & { source: string }; effects: CampaignEffect[];
}
export interface CalendarEvent { eventId: string; title: string; place: string; about: string; address: string; starts: string; ends: string }
export interface Material { material: string; title: Text; about: Text; audiences: string[]; maker: string; address: string; evidence: string; finding?: Text; source: string; sourceDate: string }
