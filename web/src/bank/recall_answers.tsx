// What another bank answered: the file of the payment system, read here, and what came of each answer in it.
import { useState } from 'preact/hooks';
import { Problem, request } from '../api/client.ts';
import type { Page, RecallOutcome } from '../api/types.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import { money } from '../ui/format.ts';
import { useAct } from '../ui/load.ts';
import { Card, Failure, Notice } from '../ui/parts.tsx';

export function RecallAnswers({ onRead }: { onRead: () => void }) {
  const [outcomes, setOutcomes] = useState<RecallOutcome[] | null>(null);
  const reading = useAct(async (file: File) => {
    setOutcomes(null);
    const answer = await request<Page<RecallOutcome>>('POST', '/api/v1/recall-answers', { file: { text: await file.text(), type: 'application/xml' }, idempotencyKey: crypto.randomUUID() });
    setOutcomes(answer.items);
    onRead();
  });
  return (
    <Card id="answers" title={t('recallAnswers.title')} note={t('recallAnswers.text')}>
      <div class="file-choice">
        <label class="utrecht-button utrecht-button--secondary-action file-button">
          {t('recallAnswers.choose')}
          <input id="answer-file" type="file" class="visually-hidden" accept=".xml,application/xml,text/xml" disabled={reading.isBusy} onChange={(event) => { const file = event.currentTarget.files?.[0]; event.currentTarget.value = ''; if (file) reading.run(file); }} />
        </label>
      </div>
      <Unread error={reading.error} />
      {outcomes && (
        <Notice title={t('recallAnswers.read', { n: outcomes.length })} announce>
          <ul>
            {outcomes.map((row, index) => (
              <li key={index}>
                {t('recallAnswers.row', { reference: row.transactionId, outcome: labelOf('recallOutcome', row.outcome) })}
                {row.returned && ` ${money(row.returned)}.`}
                {row.reasonText && ` ${say(row.reasonText)}.`}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </Card>
  );
}

function Unread({ error }: { error: unknown }) {
  if (!(error instanceof Problem) || error.status !== 400) return <Failure error={error} />;
  return <Notice tone="error" icon="warning" title={t('recallAnswers.unread')} announce><p>{error.field ? t('recallAnswers.unread.at', { place: error.field }) : t('recallAnswers.unread.text')}</p></Notice>;
}
