// Forms of fraud as scripts with the barriers against them: drawn, and in words. What has no barrier or no measured effect says so.
import { useMemo, useRef, useState } from 'preact/hooks';
import type { BarrierModel, ModelBarrier, ModelStep, Page as ListPage } from '../api/types.ts';
import { currentLanguage, labelOf, say, t } from '../i18n/index.ts';
import { download } from '../ui/download.ts';
import { SelectField } from '../ui/fields.tsx';
import { capital, date } from '../ui/format.ts';
import { useGet } from '../ui/load.ts';
import { Badge, Button, Buttons, Card, Details, Failure, Loading, Page, type Tone } from '../ui/parts.tsx';
import { fileOf } from '../ui/svg_file.ts';
import { BarrierDrawing } from './barrier_drawing.tsx';
import { useMeasured, type Measured } from './barrier_effect.ts';

const STATUSES: Record<string, Tone> = { 'in-use': 'good', partly: 'amber', pilot: 'amber', planned: 'plain', 'not-allowed': 'plain', unknown: 'plain' };

export default function BarrierModelsPage() {
  const models = useGet<ListPage<BarrierModel>>('/api/v1/barrier-models');
  const [chosen, setChosen] = useState('');
  const items = models.value?.items ?? [];
  const model = items.find((each) => each.model === chosen) ?? items[0];
  return (
    <Page title={t('models.title')} lead={t('models.lead')} wide>
      <Failure error={models.error} onRetry={models.reload} />
      {models.isLoading && !models.value && <Loading />}
      {model && (
        <>
          <SelectField id="model" label={t('models.choose')} value={model.model} options={items.map((each) => ({ value: each.model, label: say(each.title) }))} onChange={setChosen} />
          <Model model={model} />
        </>
      )}
    </Page>
  );
}

function Model({ model }: { model: BarrierModel }) {
  const language = currentLanguage();
  const drawing = useRef<SVGSVGElement>(null);
  const measured = useMeasured();
  const barriers = useMemo(() => model.steps.flatMap((step) => step.barriers).length, [model]);
  return (
    <>
      {model.mark === 'D' && <p class="note">{t('models.proposal')}</p>}
      <Card class="only-wide" title={t('models.drawing')} note={t('models.drawing.text', { steps: model.steps.length, barriers })}>
        <BarrierDrawing model={model} measured={measured} svg={drawing} />
        <ul class="legend">
          {Object.keys(STATUSES).map((status) => (
            <li key={status}><svg class="legend-mark" viewBox="0 0 18 18" aria-hidden="true"><rect class={`barrier is-${status}`} x="1.5" y="1.5" width="15" height="15" rx="3" /></svg> {labelOf('barrierStatus', status)}</li>
          ))}
        </ul>
        <Buttons>
          <Button kind="secondary" onClick={() => drawing.current && download(fileOf(drawing.current), `${model.model}-${model.version}.svg`, 'image/svg+xml')}>{t('models.download')}</Button>
        </Buttons>
      </Card>
      <p><a class="utrecht-button utrecht-button--secondary-action link-button" href={`/api/v1/barrier-models/${model.model}/document?language=${language}`} download={`${model.model}-${model.version}-${language}.pdf`}>{t('models.pdf')}</a></p>
      {model.steps.map((step, index) => <Step key={step.step} step={step} number={index + 1} measured={measured} />)}
      <p class="note">{t('models.version', { version: model.version, date: date(model.sourceDate) })} {t('models.source', { source: model.source })}</p>
    </>
  );
}

function Step({ step, number, measured }: { step: ModelStep; number: number; measured: Measured }) {
  return (
    <Card id={`step-${step.step}`} title={`${number}. ${say(step.title)}`}>
      <Details
        items={[
          step.enablers.length > 0 && [t('models.enablers'), step.enablers.map(say).join('; ')],
          [t('models.signs'), <ul key="signs" class="plain-list">{step.signs.map((sign) => <li key={sign.text.nl}>{capital(t('models.seenBy', { sign: say(sign.text), holder: labelOf('sector', sign.holder) }))}</li>)}</ul>],
        ]}
      />
      {step.note && <p>{say(step.note)}</p>}
      {step.barriers.length === 0 && <p class="gap-words">{t('models.gap')}</p>}
      {step.barriers.map((barrier) => <Barrier key={barrier.barrier} barrier={barrier} measured={measured} />)}
      <p class="note">{t('models.source', { source: step.source })}</p>
    </Card>
  );
}

function Barrier({ barrier, measured }: { barrier: ModelBarrier; measured: Measured }) {
  return (
    <section class="barrier-words">
      <h3 class="utrecht-heading-3">{capital(say(barrier.text))}</h3>
      <p class="badges"><Badge tone={STATUSES[barrier.status] ?? 'plain'}>{labelOf('barrierStatus', barrier.status)}</Badge> <Badge>{labelOf('barrierKind', barrier.kind)}</Badge></p>
      <Details
        items={[
          [t('models.owners'), barrier.owners.map((owner) => labelOf('sector', owner)).join(', ')],
          barrier.policyRule ? [t('models.rule'), `${barrier.policyRule}, ${labelOf('ruleStanding', barrier.policyRuleState)}`] : null,
          barrier.paymentRule ? [t('models.paymentRule'), barrier.paymentRule] : null,
          [t('models.effect'), capital(measured(barrier))],
        ]}
      />
      {barrier.claim && <p>{t('models.claim', { claim: say(barrier.claim), source: barrier.claim.source })}</p>}
      <p class="note">{t('models.source', { source: barrier.source })}</p>
    </section>
  );
}
