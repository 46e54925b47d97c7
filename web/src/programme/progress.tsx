// For a partner's contact: the commitments of their own organisation that a report is asked for.
import { useState } from 'preact/hooks';
import { say, t } from '../i18n/index.ts';
import { useGet } from '../ui/load.ts';
import { Empty, Failure, Loading, Notice, Page } from '../ui/parts.tsx';
import { ColourMark, CommitmentLink, periodText } from './parts.tsx';
import { ReportForm } from './report_form.tsx';
import type { Programme } from './types.ts';

export default function ProgressPage() {
  const programme = useGet<Programme>('/api/v1/programme');
  const [done, setDone] = useState('');
  const value = programme.value;
  const mine = value?.commitments.filter(({ partner, nextReport }) => partner === value.mine && nextReport !== null) ?? [];
  return (
    <Page title={t('progress.title')} lead={t('progress.lead')}>
      <Failure error={programme.error} onRetry={programme.reload} />
      {!value && !programme.error && <Loading />}
      {done && <Notice tone="good" title={t('progress.done', { period: periodText(done) })} announce />}
      {value && value.mine === null && <Empty>{t('progress.notYours')}</Empty>}
      {value?.mine && mine.length === 0 && <Empty>{t('progress.none')}</Empty>}
      {mine.map((each) => (
        <div class="action" key={`${each.commitmentId}-${each.version}`}>
          <p><ColourMark colour={each.colour} /> <CommitmentLink of={each} /></p>
          <ReportForm of={each} title={say(each.deliverable)} onDone={(_, period) => { setDone(period); programme.reload(); }} />
        </div>
      ))}
    </Page>
  );
}
