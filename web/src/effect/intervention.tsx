// One intervention at the bank: its plan, what is known of it, and its next step.
import { useState } from 'preact/hooks';
import { post } from '../api/client.ts';
import type { PageProps } from '../app/routes.ts';
import { labelOf, locale, t, type PlainKey } from '../i18n/index.ts';
import { count, date, dateTime, money } from '../ui/format.ts';
import { useAct, useGet, useKey } from '../ui/load.ts';
import { whoOf } from '../ui/actor.ts';
import { Button, Buttons, Card, Details, Failure, LinkButton, Loading, Notice, Page } from '../ui/parts.tsx';
import { DataTable } from '../ui/table.tsx';
import { Effects } from './effect_parts.tsx';
import type { Intervention, Unit } from './types.ts';

export default function InterventionPage({ parameters }: PageProps) {
  const path = `/api/v1/interventions/${parameters['interventionId']}`;
  const intervention = useGet<Intervention>(path);
  const of = intervention.value;
  return (
    <Page title={of ? t('intervention.of', { rule: of.plan.rule }) : t('intervention.title')} lead={of?.plan.hypothesis} back={{ to: '/effect', label: t('board.title') }} wide>
      <Failure error={intervention.error} onRetry={intervention.reload} />
      {of ? <Parts of={of} path={path} onDone={intervention.replace} /> : intervention.isLoading && <Loading />}
    </Page>
  );
}

interface Props { of: Intervention; path: string; onDone: (changed: Intervention) => void }

function Parts({ of, path, onDone }: Props) {
  const { plan } = of;
  return (
    <>
      <NextStep of={of} path={path} onDone={onDone} />
      <Card id="known" title={t('intervention.known')} note={plan.design === 'steps' ? t('intervention.weeks', { n: of.weeks }) : t('intervention.payments', { n: of.payments })}>
        <Effects row={of.row} />
        {of.beforeStart && <p id="before">{t('intervention.before', { value: of.beforeStart.value.toLocaleString(locale()), low: of.beforeStart.low.toLocaleString(locale()), high: of.beforeStart.high.toLocaleString(locale()), n: count(of.beforeStart.n) })}</p>}
      </Card>
      <Card id="plan" title={t('intervention.plan')} note={of.state === 'planned' ? t('intervention.plan.open') : t('intervention.plan.fixed', { at: dateTime(of.startedAt) })}>
        <Details
          items={[
            [t('intervention.outcome'), labelOf('interventionOutcome', plan.outcome)],
            [t('intervention.types'), plan.fraudTypes.map((code) => labelOf('fraud', code)).join(', ')],
            [t('intervention.neighbours'), plan.neighbourTypes.map((code) => labelOf('fraud', code)).join(', ') || t('board.none')],
            [t('intervention.design'), labelOf('interventionDesign', plan.design)],
            plan.design === 'trial' && [t('intervention.percent'), `${plan.heldOutPercent} %`],
            [t('intervention.cost'), money({ minor: plan.costMinor, currency: 'EUR' })],
            [t('intervention.registered'), t('intervention.registered.text', { who: whoOf(of.registeredBy), at: dateTime(of.registeredAt) })],
          ]}
        />
        {plan.units.length > 0 && (
          <DataTable<Unit>
            label={t('intervention.units')} rows={plan.units} rowKey={({ name }) => name} atFirst={8}
            columns={[{ key: 'name', title: t('intervention.unit'), cell: ({ name }) => name }, { key: 'from', title: t('intervention.from'), cell: ({ from }) => (from ? date(from) : t('intervention.never')), sort: ({ from }) => from ?? '9' }]}
          />
        )}
      </Card>
    </>
  );
}

function NextStep({ of, path, onDone }: Props) {
  const [told, setTold] = useState<PlainKey | null>(null);
  const key = useKey();
  const acting = useAct(async (act: 'start' | 'end' | 'publication', words: PlainKey) => {
    const changed = await post<Intervention>(`${path}/${act}`, { version: of.version }, { idempotencyKey: key.key });
    key.next();
    setTold(words);
    onDone(changed);
  });
  return (
    <Card id="next" title={t('intervention.next')} note={labelOf('interventionNext', of.state)}>
      {told && <Notice tone="good" announce title={t(told)} />}
      <Failure error={acting.error} />
      <Buttons>
        {of.state === 'planned' && <Button busy={acting.isBusy} onClick={() => acting.run('start', 'intervention.started')}>{t('intervention.start')}</Button>}
        {of.state === 'planned' && <LinkButton kind="secondary" href={`/interventies/${of.interventionId}/wijzigen`}>{t('intervention.amend')}</LinkButton>}
        {of.state !== 'planned' && <Button busy={acting.isBusy} onClick={() => acting.run('publication', 'intervention.told')}>{t('intervention.tell')}</Button>}
        {of.state === 'running' && <Button kind="secondary" busy={acting.isBusy} onClick={() => acting.run('end', 'intervention.ended')}>{t('intervention.end')}</Button>}
      </Buttons>
      {of.published > 0 && <p class="note">{t('intervention.toldTimes', { n: of.published })}</p>}
    </Card>
  );
}
