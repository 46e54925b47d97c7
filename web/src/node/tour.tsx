// The tour of ten minutes: one report through four organisations. Only told on synthetic nodes.
import { originOf, useApp, type Neighbour } from '../app/context.ts';
import { t, type PlainKey } from '../i18n/index.ts';
import { Badge, Link, Notice, Page } from '../ui/parts.tsx';

interface Step { on: Exclude<Neighbour, 'programme' | 'carrier'>; to: string; title: PlainKey; text: PlainKey }

const STEPS: Step[] = [
  { on: 'desk', to: '/hulp', title: 'tour.1', text: 'tour.1.text' },
  { on: 'desk', to: '/melden', title: 'tour.2', text: 'tour.2.text' },
  { on: 'desk', to: '/inloggen', title: 'tour.3', text: 'tour.3.text' },
  { on: 'police', to: '/inloggen', title: 'tour.4', text: 'tour.4.text' },
  { on: 'desk', to: '/status', title: 'tour.5', text: 'tour.5.text' },
  { on: 'police', to: '/zaken', title: 'tour.6', text: 'tour.6.text' },
  { on: 'bank', to: '/controle', title: 'tour.7', text: 'tour.7.text' },
  { on: 'shop', to: '/controle', title: 'tour.shop', text: 'tour.shop.text' },
  { on: 'bank', to: '/betaling-proberen', title: 'tour.8', text: 'tour.8.text' },
  { on: 'bank', to: '/vastgehouden', title: 'tour.9', text: 'tour.9.text' },
  { on: 'police', to: '/logboek', title: 'tour.10', text: 'tour.10.text' },
];

export default function TourPage() {
  const { node } = useApp();
  return (
    <Page title={t('tour.title')} lead={t('tour.lead')}>
      {!node.synthetic && <Notice tone="amber" title={t('tour.real')}><p>{t('tour.real.text')}</p></Notice>}
      <ol class="steps">
        {STEPS.map((step, index) => {
          const origin = originOf(node, step.on);
          return (
            <li class="step" key={step.title}>
              <span class="step-number" aria-hidden="true">{index + 1}</span>
              <div>
                <h2 class="utrecht-heading-3">{t(step.title)} <Badge>{t(`tour.on.${step.on}`)}</Badge></h2>
                <p>{t(step.text)}</p>
                {origin !== null && <p><Link href={origin + step.to}>{t('tour.go')}<span class="visually-hidden"> {t(step.title)}</span></Link></p>}
              </div>
            </li>
          );
        })}
      </ol>
    </Page>
  );
}
