// What the reporter sealed. Opening it is recorded, so it opens only when asked.
import { useState } from 'preact/hooks';
import { Problem } from '../api/client.ts';
import type { OpenedIdentifier, OpenedPart } from '../api/types.ts';
import type { PageProps } from '../app/routes.ts';
import { labelOf, t } from '../i18n/index.ts';
import { spacedIban } from '../ui/checks.ts';
import { date, dateTime, money, reportNumber, uncapital } from '../ui/format.ts';
import { useGet } from '../ui/load.ts';
import { Badge, Button, Buttons, Card, Details, Failure, Loading, Notice, Page, Value } from '../ui/parts.tsx';
import type { Aangifte, SignedContent } from './aangifte.tsx';
import { EvidenceCard } from './evidence_card.tsx';
import { DataTable } from '../ui/table.tsx';

export default function PartPage({ parameters }: PageProps) {
  const { caseId, reportId } = parameters as { caseId: string; reportId: string };
  const [isOpen, setOpen] = useState(false);
  const part = useGet<OpenedPart>(isOpen ? `/api/v1/cases/${caseId}/reports/${reportId}/part` : null);
  return (
    <Page title={t('part.title', { number: reportNumber(reportId) })} lead={t('part.lead')} back={{ to: `/zaken/${caseId}`, label: t('part.back') }}>
      <Notice icon="lock" title={isOpen ? t('part.recorded') : t('part.sealed')}><p>{isOpen ? t('part.recorded.text') : t('part.sealed.text')}</p></Notice>
      {!isOpen && <Buttons><Button onClick={() => setOpen(true)}>{t('part.open')}</Button></Buttons>}
      {isOpen && part.isLoading && <Loading />}
      <Failure error={part.error} onRetry={part.reload} />
      {part.value && <Opened part={part.value} />}
      <EvidenceCard path={`/api/v1/cases/${caseId}/reports/${reportId}/evidence`} />
      <Complaint path={`/api/v1/cases/${caseId}/reports/${reportId}/aangifte`} />
    </Page>
  );
}

/** A report is no aangifte: what the reporter signed stands apart, and opening it is recorded too. */
function Complaint({ path }: { path: string }) {
  const [isOpen, setOpen] = useState(false);
  const opened = useGet<Aangifte & { content: SignedContent }>(isOpen ? path : null);
  const isNone = opened.error instanceof Problem && opened.error.status === 404;
  const value = opened.value;
  return (
    <Card title={t('aangifte.column')} id="complaint">
      {!isOpen && <Buttons><Button kind="secondary" onClick={() => setOpen(true)}>{t('aangifte.open')}</Button></Buttons>}
      {isOpen && opened.isLoading && <Loading />}
      {isNone ? <p class="empty" role="status">{t('aangifte.none')}</p> : <Failure error={opened.error} onRetry={opened.reload} />}
      {value && (
        <>
          <Details
            items={[
              [t('aangifte.number'), `${value.number}, ${uncapital(t('aangifte.version', { n: value.version }))}`],
              [t('case.status'), <Badge key="s" tone={value.status === 'signed' ? 'good' : 'plain'}>{value.status === 'signed' ? t('aangifte.signed') : t('aangifte.withdrawn')}</Badge>],
              [t('aangifte.signed'), dateTime(value.signedAt)],
              [t('aangifte.name'), value.content.name],
              [t('aangifte.birth'), date(value.content.birthDate)],
              [t('aangifte.address'), value.content.address],
            ]}
          />
          <p class="pre-line">{value.content.statement}</p>
        </>
      )}
    </Card>
  );
}

function Opened({ part }: { part: OpenedPart }) {
  const payments = part.payments ?? [];
  const identifiers = part.identifiers ?? [];
  return (
    <>
      <Card title={t('part.narrative')} id="narrative">
        <p class="pre-line">{part.narrative || t('part.nothing')}</p>
        <Details items={[part.claimedName ? [t('part.claimedName'), part.claimedName] : null, part.platform ? [t('part.platform'), part.platform] : null]} />
      </Card>
      <Card title={t('case.identifiers')} id="identifiers">
        {identifiers.length === 0 && <p class="empty">{t('part.nothing')}</p>}
        {identifiers.length > 0 && (
          <DataTable
            label={t('case.identifiers')}
            rows={identifiers}
            rowKey={(identifier) => identifier.type + identifier.value}
            columns={[
              { key: 'value', title: t('case.identifier'), cell: (identifier) => <Value text={identifier.display} /> },
              { key: 'type', title: t('graph.kind'), cell: (identifier) => labelOf('identifierType', identifier.type) },
              { key: 'role', title: t('part.role'), cell: (identifier) => labelOf('identifierRole', identifier.role) || '–' },
              { key: 'linked', title: t('part.linked'), cell: (identifier) => <Linked identifier={identifier} /> },
            ]}
          />
        )}
      </Card>
      {payments.length > 0 && (
        <Card title={t('part.payments')} id="payments">
          <DataTable
            label={t('part.payments')}
            rows={payments}
            rowKey={(payment) => `${payment.date}${payment.toIban}${payment.reference}`}
            columns={[
              { key: 'date', title: t('case.date'), cell: (payment) => date(payment.date) },
              { key: 'amount', title: t('case.amount'), cell: (payment) => money(payment.amount), number: true },
              { key: 'to', title: t('part.to'), cell: (payment) => <span class="nowrap">{payment.toIban ? spacedIban(payment.toIban) : '–'}</span> },
              { key: 'reference', title: t('part.reference'), cell: (payment) => payment.reference || '–' },
            ]}
          />
        </Card>
      )}
    </>
  );
}

/** A value that could not be read links nothing, and says why. */
function Linked({ identifier }: { identifier: OpenedIdentifier }) {
  if (identifier.linked) return <Badge tone="info">{t('part.isLinked')}</Badge>;
  return <><Badge tone="amber">{t('part.notLinked')}</Badge> <span class="cell-text">{identifier.problem}</span></>;
}
