// The shapes of docs/api/openapi.yaml that the pages of knowledge read.
export interface Measure { source: string; measure: string; firstWeek: string; lastWeek: string; statedAt: string; axes: string[] }
export interface TrendList { countMin: number; countStep: number; items: Measure[] }

export interface TrendWeek { week: string; monday: string; version: number; firstStatedAt: string | null; statedAt: string | null; firstTotal: number | null }
export interface Watched { expected: number; upper: number; isAlarm: boolean }
export interface TrendLine { value: string; method: '' | 'farrington' | 'ears-c2'; counts: (number | null)[]; sumsMinor: (number | null)[]; watched: (Watched | null)[] }
export interface Trend { source: string; measure: string; axis: string; weeks: TrendWeek[]; lines: TrendLine[] }
