// Which step of a barrier rule may be proposed. The node decides; these only spare a useless click.
import type { RuleState } from '../api/types.ts';

export function nextStates(from: RuleState): RuleState[] {
  if (from === 'draft') return ['shadow'];
  if (from === 'shadow') return ['active'];
  if (from === 'active') return ['shadow'];
  return ['active', 'shadow'];
}
