// One version: what it changes, what it makes of the test table, a trial walk, and the second person's decision.
import { useState } from 'preact/hooks';
import { post } from '../api/client.ts';
import type { PageProps } from '../app/routes.ts';
import { useApp } from '../app/context.ts';
import { labelOf, t } from '../i18n/index.ts';
import { whoOf } from '../ui/actor.ts';
import { shortDateTime } from '../ui/format.ts';
import { useAct, useGet, useKey } from '../ui/load.ts';
import { Badge, Button, Buttons, Card, Details, Empty, Failure, LinkButton, Loading, Notice, Page } from '../ui/parts.tsx';
import { DataTable } from '../ui/table.tsx';
import { differences, type RoutingDocument } from './document.ts';
import { isEditor, StateBadge, versionTitle } from './list.tsx';
import type { RoutingVersionRead, Trial } from './types.ts';

export default function RoutingVersionPage({ parameters }: PageProps) {
  const { session } = useApp();
  const number = Number(parameters['number']);
  const version = useGet<RoutingVersionRead>(`/api/v1/routing-versions/${number}`);
  const [isDone, setDone] = useState<string | null>(null);
  const read = version.value;
  return (
    <Page title={versionTitle(number)} back={{ to: '/wegwijzer', label: t('routing.title') }} wide>
      <Failure error={version.error} onRetry={version.reload} />
      {!read && version.isLoading && <Loading />}
      {isDone && <Notice tone="good" announce><p>{labelOf('routingDone', isDone)}</p></Notice>}
      {read && (
        <>
          <Facts of={read} mayChange={isEditor(session?.role) && read.isInUse} />
          {read.base !== undefined && <Changes base={read.base} document={read.document} />}
          <Trials trials={read.trials} />
          {read.state === 'draft' && <Decide of={read} onDone={(what) => { setDone(what); version.reload(); window.scrollTo(0, 0); }} />}
        </>
      )}
    </Page>
  );
}

function Facts({ of, mayChange }: { of: RoutingVersionRead; mayChange: boolean }) {
  return (
    <Card id="facts">
      <Details
        items={[
          [t('routing.state'), <StateBadge state={of.state} isInUse={of.isInUse} />],
          of.note ? [t('routing.note'), of.note] : null,
          of.writtenAt ? [t('routing.written'), <>{whoOf(of.writtenBy!)}, {shortDateTime(of.writtenAt)}</>] : null,
          of.decidedAt ? [t('routing.decided'), <>{whoOf(of.decidedBy!)}, {shortDateTime(of.decidedAt)}</>] : null,
        ]}
      />
      <Buttons>
        {mayChange && <LinkButton href={`/wegwijzer/${of.number}/wijzigen`}>{t('routing.change')}</LinkButton>}
        <LinkButton kind="secondary" href={`/wegwijzer/${of.number}/proberen`}>{t('routing.try')}</LinkButton>
      </Buttons>
    </Card>
  );
}

function Changes({ base, document }: { base: number; document: RoutingDocument }) {
  const before = useGet<RoutingVersionRead>(`/api/v1/routing-versions/${base}`);
  const found = before.value && differences(before.value.document, document);
  return (
    <Card title={t('routing.differences')} id="differences" note={base === 0 ? t('routing.differences.shipped') : t('routing.differences.version', { n: base })}>
      <Failure error={before.error} onRetry={before.reload} />
      {found && (
        <ul>
          {found.map(({ part, name, kind }) => <li key={part + name}>{labelOf('routingPart', part)} <strong>{name === '0' ? t('routing.default') : name}</strong>: {labelOf('routingKind', kind)}</li>)}
        </ul>
      )}
    </Card>
  );
}

function Trials({ trials }: { trials: Trial[] }) {
  const failing = trials.filter((trial) => !trial.isAsExpected);
  const good = trials.length - failing.length;
  return (
    <Card title={t('routing.trials')} id="trials" note={t('routing.trials.note')}>
      <p>{failing.length === 0 ? <Badge tone="good">{t('routing.trials.all', { n: trials.length })}</Badge> : <Badge tone="error">{t('routing.trials.some', { n: failing.length, total: trials.length })}</Badge>}</p>
      {trials.length === 0 ? <Empty>{t('routing.trials.none')}</Empty> : (
        <DataTable<Trial>
          label={t('routing.trials')}
          rows={[...failing, ...trials.filter((trial) => trial.isAsExpected)]}
          rowKey={(trial) => trial.text}
          atFirst={Math.max(failing.length, Math.min(10, good))}
          columns={[
            { key: 'text', title: t('routing.situation'), cell: (trial) => trial.text },
            { key: 'expected', title: t('routing.expected'), cell: (trial) => `${trial.expectedFirst}, ${labelOf('urgency', trial.expectedUrgency)}` },
            { key: 'found', title: t('routing.found'), cell: (trial) => <Found trial={trial} /> },
            { key: 'row', title: t('routing.row'), number: true, cell: (trial) => (trial.row === 0 ? t('routing.default') : trial.row) },
          ]}
        />
      )}
    </Card>
  );
}

function Found({ trial }: { trial: Trial }) {
  if (trial.unanswered.length > 0) return <Badge tone="error">{t('routing.unanswered', { questions: trial.unanswered.join(', ') })}</Badge>;
  if (trial.notAsked.length > 0) return <Badge tone="error">{t('routing.notAsked', { questions: trial.notAsked.join(', ') })}</Badge>;
  return <Badge tone={trial.isAsExpected ? 'good' : 'error'}>{`${trial.first}, ${labelOf('urgency', trial.urgency)}`}</Badge>;
}

function Decide({ of, onDone }: { of: RoutingVersionRead; onDone: (what: string) => void }) {
  const { session } = useApp();
  const key = useKey();
  const decide = (what: string) => async () => {
    await post(`/api/v1/routing-versions/${of.number}/${what}`, {}, { idempotencyKey: `${what}-${key.key}` });
    onDone(what);
  };
  const publishing = useAct(decide('publication'));
  const discarding = useAct(decide('discard'));
  const isOwn = whoOf(of.writtenBy!) === session?.user;
  const isWhole = of.trials.every((trial) => trial.isAsExpected);
  return (
    <Card title={t('routing.decide')} id="decide" note={t('routing.decide.note')}>
      {isOwn && <Notice><p>{t('routing.decide.own')}</p></Notice>}
      {!isWhole && <Notice tone="amber"><p>{t('routing.decide.failing')}</p></Notice>}
      <Failure error={publishing.error ?? discarding.error} />
      <Buttons>
        {!isOwn && isWhole && <Button busy={publishing.isBusy} onClick={() => publishing.run()}>{t('routing.publish')}</Button>}
        {isEditor(session?.role) && <LinkButton kind="secondary" href={`/wegwijzer/${of.number}/wijzigen`}>{t('routing.changeFurther')}</LinkButton>}
        <Button kind="secondary" busy={discarding.isBusy} onClick={() => discarding.run()}>{t('routing.discard')}</Button>
      </Buttons>
    </Card>
  );
}
