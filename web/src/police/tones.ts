import type { Tone } from '../ui/parts.tsx';

const CASE: Record<string, Tone> = { open: 'info', merged: 'plain', closed: 'plain', empty: 'plain' };
const SIGNAL: Record<string, Tone> = { shared: 'info', waiting: 'amber', withdrawn: 'plain', expired: 'plain' };
const DELIVERY: Record<string, Tone> = { sent: 'amber', acknowledged: 'good', 'withdrawal-sent': 'amber', 'withdrawal-acknowledged': 'good' };

export const caseTone = (status: string): Tone => CASE[status] ?? 'plain';
export const signalTone = (state: string): Tone => SIGNAL[state] ?? 'plain';
export const deliveryTone = (state: string): Tone => DELIVERY[state] ?? 'plain';
