// Everything once more before it goes, parted by who will read it.
import type { ComponentChildren } from 'preact';
import type { FormField, ReportForms } from '../api/types.ts';
import { useApp } from '../app/context.ts';
import { say, t } from '../i18n/index.ts';
import type { Progress } from '../seal/depot.ts';
import type { ChosenFile } from '../seal/evidence.ts';
import { recipientOf } from '../seal/send.ts';
import { isoDate, parseCents, spacedIban } from '../ui/checks.ts';
import { capital, date, money } from '../ui/format.ts';
import { Icon } from '../ui/icons.tsx';
import { Button, Buttons, Card, Details, Page } from '../ui/parts.tsx';
import { CONSENT_GIVEN, type Values } from './report_logic.ts';

export function ReportReview(props: {
  forms: ReportForms;
  fraudType: string;
  actor: string;
  fields: FormField[];
  values: Values;
  files: ChosenFile[];
  isSending: boolean;
  progress: Progress | null;
  failure: ComponentChildren;
  onSend: () => void;
  onChange: () => void;
}) {
  const { node } = useApp();
  const desk = say(node.name);
  const police = say(recipientOf(node)?.name ?? 'Politie');
  const type = props.forms.fraudTypes.find((each) => each.code === props.fraudType);
  const rows = (compartment: FormField['compartment']) =>
    props.fields
      .filter((field) => field.compartment === compartment && field.kind !== 'consent' && isGiven(props.values[field.id]))
      .map((field): [string, ComponentChildren] => [say(field), shown(field, props.values[field.id] ?? '')]);
  const consent = props.fields.find((field) => field.kind === 'consent');
  const hasConsent = consent !== undefined && props.values[consent.id] === CONSENT_GIVEN;
  return (
    <Page title={t('review.title')} lead={t('review.lead')}>
      {props.failure}
      <Card title={t('review.desk', { desk })} id="review-desk">
        <Details items={[[t('report.type'), capital(say(type))], [t('report.actor'), props.actor === 'business' ? t('report.actor.business') : t('report.actor.citizen')], ...rows('desk'), ...rows('victim')]} />
      </Card>
      <Card title={<><Icon name="lock" /> {t('review.police', { police })}</>} id="review-police" note={hasConsent ? t('review.police.yes', { desk, police }) : t('review.police.no', { desk, police })}>
        <Details items={[...rows('sealed'), ...props.files.map((file): [string, ComponentChildren] => [t('evidence.file'), <span key={file.id} class="breaks">{file.name}</span>])]} />
      </Card>
      {consent && (
        <Card title={t('report.consent')} id="review-consent">
          <p><strong>{hasConsent ? t('consent.yes') : t('consent.no')}</strong></p>
          <p class="note">{hasConsent ? t('consent.yes.note') : t('consent.no.note')}</p>
        </Card>
      )}
      {props.progress && <SendProgress progress={props.progress} />}
      <Buttons>
        <Button busy={props.isSending} onClick={props.onSend}>{t('review.send')}</Button>
        {!props.isSending && <Button kind="secondary" onClick={props.onChange}>{t('review.change')}</Button>}
      </Buttons>
    </Page>
  );
}

const isGiven = (value: string | undefined) => value !== undefined && value.trim() !== '' && !/^-*$/.test(value);

function shown(field: FormField, value: string): ComponentChildren {
  switch (field.kind) {
    case 'date': return date(isoDate(value));
    case 'amount': return money({ minor: parseCents(value) ?? 0, currency: 'EUR' });
    case 'iban': return <span class="nowrap">{spacedIban(value)}</span>;
    case 'choice': return say(field.options?.find((option) => option.value === value));
    case 'longtext': return <span class="pre-line">{value}</span>;
    default: return value;
  }
}

function SendProgress({ progress }: { progress: Progress }) {
  const words = { key: t('send.key'), work: t('send.work'), seal: t('send.seal'), deposit: t('send.deposit'), desk: t('send.desk') };
  return (
    <div class="send-progress">
      <p role="status">{words[progress.stage]}</p>
      <progress max={1} value={progress.stage === 'work' ? progress.share * 0.8 : { key: 0.02, seal: 0.85, deposit: 0.9, desk: 0.95 }[progress.stage]} aria-label={t('send.label')} />
    </div>
  );
}
