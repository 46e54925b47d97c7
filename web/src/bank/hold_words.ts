import type { Tone } from '../ui/parts.tsx';

/** How a hold's state is coloured; the word beside it carries the meaning. */
export const holdTone = (state: string): Tone => (state === 'active' ? 'amber' : state === 'released' ? 'info' : 'plain');
