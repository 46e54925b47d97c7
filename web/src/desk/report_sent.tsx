// The report is in: its number, the code to follow it, what comes next and by when.
import { useState } from 'preact/hooks';
import { say, t } from '../i18n/index.ts';
import { groupedStatusToken } from '../seal/status_token.ts';
import type { SentReport } from '../seal/send.ts';
import { download } from '../ui/download.ts';
import { deadline, reportNumber } from '../ui/format.ts';
import { Button, Buttons, Card, Details, LinkButton, Notice, Page } from '../ui/parts.tsx';

export function ReportSent({ sent, hasConsent }: { sent: SentReport; hasConsent: boolean }) {
  const [isCopied, setCopied] = useState(false);
  const { received, statusToken } = sent;
  const code = groupedStatusToken(statusToken);
  const number = reportNumber(received.reportId);
  const keep = t('sent.file', { number, code, address: `${location.origin}/status` });
  return (
    <Page title={t('sent.title')} lead={t('sent.lead')}>
      <Card title={t('sent.code')} id="code" class="card-strong" note={t('sent.code.text')}>
        <p class="code" id="status-code"><code>{code}</code></p>
        <Buttons>
          <Button kind="secondary" onClick={() => void navigator.clipboard.writeText(code).then(() => setCopied(true))}>{t('sent.copy')}</Button>
          <Button kind="secondary" onClick={() => download(keep, `${number.replace(/\W/g, '-')}.txt`)}>{t('sent.download')}</Button>
          <Button kind="secondary" onClick={() => window.print()}>{t('sent.print')}</Button>
        </Buttons>
        <p role="status" class="note">{isCopied ? t('sent.copied') : ''}</p>
      </Card>
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
