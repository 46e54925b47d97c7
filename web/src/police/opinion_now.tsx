// The opinion that stands on an identifier, whether others may know it, and if not why not.
import type { CaseOpinion } from '../api/types.ts';
import { labelOf } from '../i18n/index.ts';
import { Badge, Reasons } from '../ui/parts.tsx';
import { standingOf } from './standing_opinion.ts';
import { signalTone } from './tones.ts';

/** `brief`: without policy's reasons, where they stand beside it. */
export function OpinionNow({ opinion, brief = false }: { opinion: CaseOpinion; brief?: boolean }) {
  const { state, because, reasons } = standingOf(opinion);
  return (
    <>
      <span class="badges">
        <Badge tone={opinion.state === 'active' ? 'amber' : 'plain'}>{labelOf('verdict', opinion.verdict)}</Badge>
        <Badge tone={signalTone(state)}>{labelOf('signalState', state)}</Badge>
      </span>
      {because && <span class="cell-more">{labelOf('withdrawnBecause', because)}</span>}
      {!brief && reasons.length > 0 && <div class="cell-more"><Reasons reasons={reasons} /></div>}
    </>
  );
}
