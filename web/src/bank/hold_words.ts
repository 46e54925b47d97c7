import type { Hold, NodeInfo } from '../api/types.ts';
import { partnerName } from '../app/context.ts';
import { say } from '../i18n/index.ts';
import type { Tone } from '../ui/parts.tsx';

export const holdTone = (state: string): Tone => (state === 'active' ? 'amber' : state === 'released' ? 'info' : 'plain');

export function ownerName(node: NodeInfo, owner: Hold['owner']): string {
  return typeof owner === 'string' ? say(partnerName(node, owner)) : say(owner.name);
}
