import type { Tone } from '../ui/parts.tsx';

const TONES: Record<string, Tone> = { received: 'amber', offered: 'info', accepted: 'good', identified: 'good', refused: 'amber', returned: 'amber', withdrawn: 'plain' };

/** How a report's status is coloured; the word beside it carries the meaning. */
export const statusTone = (status: string): Tone => TONES[status] ?? 'plain';
