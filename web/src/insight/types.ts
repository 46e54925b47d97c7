// The shapes of docs/api/openapi.yaml that the pages of knowledge read.
import type { Text } from '../api/types.ts';

export interface Measure { source: string; measure: string; firstWeek: string; lastWeek: string; statedAt: string; axes: string[] }
export interface TrendList { countMin: number; countStep: number; items: Measure[] }

export interface TrendWeek { week: string; monday: string; version: number; firstStatedAt: string | null; statedAt: string | null; firstTotal: number | null }
export interface Watched { expected: number; upper: number; isAlarm: boolean }
export interface TrendLine { value: string; method: '' | 'farrington' | 'ears-c2'; counts: (number | null)[]; sumsMinor: (number | null)[]; watched: (Watched | null)[] }
export type BreakKind = 'form' | 'taxonomy' | 'rule-begins' | 'rule-ends' | 'list-begins' | 'list-ends' | 'telling-began' | 'silent' | 'telling-stopped';
/** From which day what is counted changed. Without a text the kind says it all. */
export interface OwnBreak { on: string; until: string | null; kind: BreakKind; source: string; text?: Text }
export interface Trend { source: string; measure: string; axis: string; weeks: TrendWeek[]; lines: TrendLine[]; breaks: OwnBreak[] }

/** How many people live in each province, on the day of the source. */
export interface Inhabitants { source: string; sourceDate: string; items: { province: string; inhabitants: number }[] }

export interface SourcedFact extends Text { source: string; sourceDate: string }
export interface Entry {
  entryId: string; fraudType: string; model: string; title: Text; summary: Text; channels: string[];
  pretexts: Text[]; impersonated: Text[]; victims: Text[]; offenders: Text[]; facts: SourcedFact[];
}
export interface EntryVersion extends Entry { version: number; at: string; editor: string; note: string }
export interface EntryHistory { versions: EntryVersion[] }
export interface FoundEntry { entryId: string; fraudType: string; title: Text; summary: Text; snippet: string; version: number; at: string }

export interface Scheme {
  scheme: string; name: Text; axis: string; isUsed: boolean; isComplete: boolean; validFrom: string | null; validUntil: string | null;
  source: string; sourceDate: string; mark: 'S' | 'K' | 'D'; classes: { code: string; name: Text }[]; byType: Record<string, string[]>;
}
export interface Taxonomy { date: string; source: string; sourceDate: string; axes: { axis: string; name: Text; note: Text }[]; schemes: Scheme[] }

export interface OfficialPoint { period: string; value: number; low: number | null; high: number | null; isAbout: boolean; isMoreThan: boolean; source: string }
export interface OfficialSeries { series: string; publisher: string; name: Text; unit: Text; note?: Text; points: OfficialPoint[]; breaks: { before: string; text: Text }[] }
export interface OfficialList { items: OfficialSeries[]; conflicts: { text: Text; source: string }[] }
