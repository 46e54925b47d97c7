// On the page of a report: would you take part in the half-yearly panel? The questions come once one agreed.
import { useState } from 'preact/hooks';
import { post } from '../api/client.ts';
import type { VictimPanel } from '../api/types.ts';
import { say, t } from '../i18n/index.ts';
import { ErrorSummary, RadioField } from '../ui/fields.tsx';
import { useAct, useGet, useKey, type Loaded } from '../ui/load.ts';
import { Button, Buttons, Card, Failure, Notice } from '../ui/parts.tsx';

export function PanelInvitation({ authorization }: { authorization: string }) {
  const panel = useGet<VictimPanel>('/api/v1/victim-panel', { authorization });
  const value = panel.value;
  if (!value || (!value.isOpen && value.state !== 'answered')) return null;
  return (
    <Card title={t('panel.title')} id="panel">
      {value.state === 'answered' ? (
        <Notice tone="good" announce><p>{t('panel.thanks')}</p></Notice>
      ) : (
        <>
          <p>{say(value.invitation)}</p>
          <p class="note">{say(value.unlinked)}</p>
          <Choice authorization={authorization} panel={panel} value={value} />
          {value.state === 'agreed' && <Questions authorization={authorization} panel={panel} value={value} />}
        </>
      )}
    </Card>
  );
}

interface Part { authorization: string; panel: Loaded<VictimPanel>; value: VictimPanel }

/** Says yes or no, and may think again until the answers went. */
function Choice({ authorization, panel, value }: Part) {
  const key = useKey();
  const choosing = useAct(async (agrees: boolean) => {
    panel.replace(await post<VictimPanel>('/api/v1/victim-panel/consent', { agrees, textVersion: value.textVersion }, { authorization, idempotencyKey: key.key }));
    key.next();
  });
  return (
    <>
      <Failure error={choosing.error} />
      {value.state === 'refused' && <p>{t('panel.refused')}</p>}
      <Buttons>
        {value.state !== 'agreed' && <Button kind="secondary" busy={choosing.isBusy} onClick={() => choosing.run(true)}>{t('panel.yes')}</Button>}
        {value.state !== 'refused' && <Button kind="secondary" busy={choosing.isBusy} onClick={() => choosing.run(false)}>{value.state === 'agreed' ? t('panel.stop') : t('panel.no')}</Button>}
      </Buttons>
    </>
  );
}

function Questions({ authorization, panel, value }: Part) {
  const [answers, setAnswers] = useState<Record<string, string>>({});
  const [tries, setTries] = useState(0);
  const key = useKey();
  const missing = value.questions.filter(({ id }) => !answers[id]);
  const sending = useAct(async () => {
    panel.replace(await post<VictimPanel>('/api/v1/victim-panel/answers', { answers }, { authorization, idempotencyKey: key.key }));
  });
  return (
    <form id="panel-questions" noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (missing.length === 0) sending.run(); }}>
      <ErrorSummary errors={tries > 0 ? missing.map(({ id, text }) => ({ id, text: say(text) })) : []} tries={tries} />
      {value.questions.map(({ id, text, options }) => (
        <RadioField key={id} id={id} label={say(text)} value={answers[id] ?? ''} onChange={(chosen) => setAnswers({ ...answers, [id]: chosen })} error={tries > 0 && !answers[id] ? t('panel.missing') : undefined} options={options.map((option) => ({ value: option.value, label: say(option.label) }))} />
      ))}
      <Failure error={sending.error} />
      <Buttons><Button type="submit" busy={sending.isBusy}>{t('panel.send')}</Button></Buttons>
    </form>
  );
}
