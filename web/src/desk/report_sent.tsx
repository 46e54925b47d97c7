// The report is in: its number, the code to follow it, what comes next and by when.
import { say, t } from '../i18n/index.ts';
import { groupedStatusToken } from '../seal/status_token.ts';
import type { SentReport } from '../seal/send.ts';
import { CodeCard } from '../ui/code_card.tsx';
import { deadline, reportNumber } from '../ui/format.ts';
import { Buttons, Card, Details, LinkButton, Notice, Page } from '../ui/parts.tsx';

export function ReportSent({ sent, hasConsent }: { sent: SentReport; hasConsent: boolean }) {
  const { received, statusToken } = sent;
  const code = groupedStatusToken(statusToken);
  const number = reportNumber(received.reportId);
  const keep = t('sent.file', { number, code, address: `${location.origin}/status` });
  return (
    <Page title={t('sent.title')} lead={t('sent.lead')}>
      <CodeCard title={t('sent.code')} note={t('sent.code.text')} code={code} file={{ name: number, text: keep }} />
      <Card title={t('sent.next')} id="next">
        <p>{say(received.nextStep)}</p>
        <Details
          items={[
            [t('sent.number'), number],
            received.due ? [t('sent.due'), deadline(received.due)] : null,
            [t('report.consent'), hasConsent ? t('consent.yes') : t('consent.no')],
          ]}
        />
        <Buttons><LinkButton href={`/status#${statusToken}`}>{t('sent.status')}</LinkButton></Buttons>
      </Card>
      <Notice title={t('sent.melding')}><p>{t('sent.melding.text')}</p></Notice>
    </Page>
  );
}
