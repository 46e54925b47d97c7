// One payment that was asked back: the message to the other bank, and its answer.
import { fetchFile } from '../api/client.ts';
import type { Recall } from '../api/types.ts';
import type { PageProps } from '../app/routes.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import { plainHyphens } from '../ui/checks.ts';
import { downloadFile } from '../ui/download.ts';
import { date, dateTime, money, shortId } from '../ui/format.ts';
import { useAct, useGet } from '../ui/load.ts';
import { Badge, Button, Buttons, Card, Details, Failure, Loading, Notice, Page } from '../ui/parts.tsx';
import { recallTone } from './recall_parts.ts';

export default function RecallDetailPage({ parameters }: PageProps) {
  const path = `/api/v1/recalls/${parameters.recallId}`;
  const recall = useGet<Recall>(path);
  const number = shortId('K', parameters.recallId!);
  const back = { to: '/terugroepen', label: t('recalls.title') };
  const { value } = recall;
  if (!value) return <Page title={t('recall.one', { number })} back={back}>{recall.error ? <Failure error={recall.error} onRetry={recall.reload} /> : <Loading />}</Page>;
  return (
    <Page title={t('recall.one', { number })} lead={t('recall.one.lead', { amount: money(value.amount), date: date(value.settledOn) })} back={back}>
      <Card id="facts">
        <Details
          items={[
            [t('recalls.state'), <Badge key="s" tone={recallTone(value.status)}>{labelOf('recallState', value.status)}</Badge>],
            [t('recall.transaction'), value.transactionId],
            [t('recall.asked'), dateTime(value.createdAt)],
            value.status === 'open' ? [t('recalls.due'), date(value.answerDue)] : null,
            value.answeredAt ? [t('recall.answered'), dateTime(value.answeredAt)] : null,
            value.returned ? [t('recalls.returned'), money(value.returned)] : null,
            value.reasonText ? [t('recall.reason'), say(value.reasonText)] : null,
          ]}
        />
      </Card>
      {value.isOverdue && <Notice tone="amber" icon="clock" title={t('recalls.overdue')}><p>{t('recall.overdue.text')}</p></Notice>}
      {value.status === 'refused' && <Notice title={t('recall.refused')}><p>{t('recall.refused.text')}</p></Notice>}
      {value.status === 'open' ? <Message path={`${path}/message`} number={number} /> : <p class="note">{t('recall.erased')}</p>}
    </Page>
  );
}

function Message({ path, number }: { path: string; number: string }) {
  const getting = useAct(async () => downloadFile(await fetchFile(path), `camt056-${plainHyphens(number)}.xml`));
  return (
    <Card id="message" title={t('recall.send')} note={t('recall.send.text')}>
      <Failure error={getting.error} />
      <Buttons><Button busy={getting.isBusy} onClick={() => getting.run()}>{t('recall.send.get')}</Button></Buttons>
    </Card>
  );
}
