import type { Text } from '../api/types.ts';

/** Put in by vite.config.ts, from data/routing/desks.toml. */
declare const DESKS_TO_CALL: Record<'fraud' | 'police', { phone: string; hours: Text }>;

export const desksToCall = DESKS_TO_CALL;
