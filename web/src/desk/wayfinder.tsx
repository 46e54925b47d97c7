// Which desk helps: one question per view, each a history entry, so that the browser's Back works.
import { useEffect, useRef, useState } from 'preact/hooks';
import { withQuery } from '../api/client.ts';
import type { Desk, DeskAdvice, Wayfinder, WayfinderQuestion } from '../api/types.ts';
import { navigate, usePlace } from '../app/router.ts';
import { say, t } from '../i18n/index.ts';
import { RadioField } from '../ui/fields.tsx';
import { Icon } from '../ui/icons.tsx';
import { useGet } from '../ui/load.ts';
import { Badge, Button, Buttons, Failure, Hidden, Link, LinkButton, Loading, Notice, Page, TextButton } from '../ui/parts.tsx';
import { askedQuestions, nextQuestion, questionsAtMost, validAnswers, type Answers } from './wayfinder_logic.ts';

interface Step { answers: Answers; asking: string | null }

/** Where a wayfinder asks, and on which page it stands: the one in use, one that is tried, or one inside another site. */
export interface WayfinderPlace { api: string; path: string; /** Where someone reports; without it, here. */ reportAt?: string }

export default () => <WayfinderAt at={{ api: '/api/v1', path: '/hulp' }} />;

export function WayfinderAt({ at }: { at: WayfinderPlace }) {
  const wayfinder = useGet<Wayfinder>(`${at.api}/wayfinder`);
  const place = usePlace();
  if (!wayfinder.value) {
    return (
      <Page title={t('way.title')} lead={t('way.lead')}>
        {wayfinder.error ? <Failure error={wayfinder.error} onRetry={wayfinder.reload} /> : <Loading />}
      </Page>
    );
  }
  const { questions } = wayfinder.value;
  const step = (place.state.step ?? { answers: {}, asking: questions[0]?.id ?? null }) as Step;
  const question = questions.find((each) => each.id === step.asking);
  const go = (answers: Answers, asking?: string) => {
    const kept = validAnswers(questions, answers);
    const next: Step = { answers: kept, asking: asking ?? nextQuestion(questions, kept)?.id ?? null };
    navigate(at.path, { state: { step: next } });
  };
  if (!question) return <Advice at={at} questions={questions} answers={step.answers} onChange={(id) => go(step.answers, id)} />;
  return <Question key={question.id} questions={questions} question={question} answers={step.answers} onAnswer={go} />;
}

function Question(props: { questions: WayfinderQuestion[]; question: WayfinderQuestion; answers: Answers; onAnswer: (answers: Answers, asking?: string) => void }) {
  const { questions, question, answers } = props;
  const [value, setValue] = useState(answers[question.id] ?? '');
  const [isMissing, setMissing] = useState(false);
  const asked = askedQuestions(questions, answers);
  const number = asked.findIndex((each) => each.id === question.id) + 1;
  const isFirst = number <= 1;
  const form = (
    <form
      class="card question"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!value) {
          setMissing(true);
          document.getElementById(question.id)?.focus();
          return;
        }
        props.onAnswer({ ...answers, [question.id]: value });
      }}
    >
      <Progress number={number} total={questionsAtMost(questions, answers)} />
      <RadioField
        id={question.id}
        label={say(question)}
        legend={isFirst ? say(question) : <StepHeading text={say(question)} />}
        hint={question.hint && say(question.hint)}
        value={value}
        onChange={(chosen) => { setValue(chosen); setMissing(false); }}
        error={isMissing ? t('way.missing') : undefined}
        options={question.options.map((option) => ({ value: option.value, label: say(option) }))}
      />
      <Buttons><Button type="submit">{t('way.next')}</Button></Buttons>
    </form>
  );
  const comfort = <aside class="comfort"><p><strong>{t('way.comfort')}</strong></p><p>{t('way.duration')}</p></aside>;
  if (isFirst) return <Page title={t('way.title')} lead={t('way.lead')}>{form}{comfort}</Page>;
  return (
    <div class="page page-wide">
      <div class="columns">
        <div class="column-main">{form}{comfort}</div>
        <AnswersSoFar questions={asked.slice(0, number - 1)} answers={answers} onChange={(id) => props.onAnswer(answers, id)} />
      </div>
    </div>
  );
}

/** From the second question on the question itself is the page's heading, and takes the focus. */
function StepHeading({ text }: { text: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${text} – Dijkwacht`;
    heading.current?.focus({ preventScroll: true });
  }, [text]);
  return <h1 class="question-heading" tabIndex={-1} ref={heading}>{text}</h1>;
}

function Progress({ number, total }: { number: number; total: number }) {
  return (
    <div class="progress-steps">
      <p>{t('way.step', { n: number, total })}</p>
      <div class="progress-bars" aria-hidden="true">
        {Array.from({ length: total }, (_, index) => <span key={index} class={index < number ? 'is-done' : ''} />)}
      </div>
    </div>
  );
}

function AnswersSoFar({ questions, answers, onChange }: { questions: WayfinderQuestion[]; answers: Answers; onChange: (id: string) => void }) {
  if (questions.length === 0) return null;
  return (
    <section class="column-side answers" aria-labelledby="answers-title">
      <h2 class="utrecht-heading-2" id="answers-title">{t('way.answers')}</h2>
      <dl class="answer-list">
        {questions.map((question) => (
          <div key={question.id}>
            <dt>{say(question)}</dt>
            <dd>{say(question.options.find((option) => option.value === answers[question.id]))}</dd>
            <dd class="answer-change"><TextButton onClick={() => onChange(question.id)}>{t('way.change')}<Hidden>: {say(question)}</Hidden></TextButton></dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Advice({ at, questions, answers, onChange }: { at: WayfinderPlace; questions: WayfinderQuestion[]; answers: Answers; onChange: (id: string) => void }) {
  const advice = useGet<DeskAdvice>(withQuery(`${at.api}/desk-advice`, answers));
  const value = advice.value;
  const steps = value ? [...value.first, ...value.also] : [];
  const mayReport = value?.offersForm !== false && (answers.state !== 'attempt' || answers.fraudType !== undefined);
  return (
    <Page title={t('way.result')} wide lead={value ? t('way.result.lead', { n: steps.length + (mayReport ? 1 : 0) }) : undefined}>
      <div class="columns">
        <div class="column-main">
          {advice.isLoading && <Loading />}
          <Failure error={advice.error} onRetry={advice.reload} />
          {value?.texts?.map((text) => <Notice key={text.nl}><p>{say(text)}</p></Notice>)}
          {value && (
            <ol class="steps">
              {value.first.map((desk, index) => <DeskStep key={desk.id} desk={desk} number={index + 1} isFirst={index === 0} isNow={value.urgency === 'now'} />)}
              {mayReport && <ReportStep number={value.first.length + 1} answers={answers} at={at.reportAt} />}
              {value.also.map((desk, index) => <DeskStep key={desk.id} desk={desk} number={value.first.length + (mayReport ? 2 : 1) + index} />)}
            </ol>
          )}
          {(value?.alwaysShow ?? []).length > 0 && (
            <Notice title={t('way.good')}><ul>{value!.alwaysShow!.map((text) => <li key={text.nl}>{say(text)}</li>)}</ul></Notice>
          )}
          {value && (
            <Buttons>
              {!at.reportAt && answers.state !== 'attempt' && <LinkButton kind="secondary" href="/hulpplan">{t('way.plan')}</LinkButton>}
              <Button kind="secondary" onClick={() => window.print()}>{t('way.print')}</Button>
              <Button kind="secondary" onClick={() => navigate(at.path)}>{t('way.again')}</Button>
            </Buttons>
          )}
        </div>
        <AnswersSoFar questions={askedQuestions(questions, answers)} answers={answers} onChange={onChange} />
      </div>
    </Page>
  );
}

function DeskStep({ desk, number, isFirst = false, isNow = false }: { desk: Desk; number: number; isFirst?: boolean; isNow?: boolean }) {
  return (
    <li class={isFirst ? 'step step-first' : 'step'}>
      <span class="step-number" aria-hidden="true">{number}</span>
      <div>
        <h2 class="utrecht-heading-2 step-title">{say(desk.name)} {isFirst && <Badge tone="amber">{isNow ? t('way.now') : t('way.first')}</Badge>}</h2>
        {desk.takes && <p class="desk-takes">{say(desk.takes)}</p>}
        {desk.phone && (
          <p class="desk-phone">
            <Icon name="phone" /> <a class="utrecht-link utrecht-link--html-a nowrap" href={`tel:${desk.phone.replace(/[^\d+]/g, '')}`}>{desk.phone}</a>
            {desk.hours && <span class="note"> {say(desk.hours)}</span>}
          </p>
        )}
        {desk.url && <p><Link href={desk.url}>{t('way.site', { desk: say(desk.name) })}</Link></p>}
      </div>
    </li>
  );
}

function ReportStep({ number, answers, at }: { number: number; answers: Answers; at: string | undefined }) {
  return (
    <li class="step">
      <span class="step-number" aria-hidden="true">{number}</span>
      <div>
        <h2 class="utrecht-heading-2 step-title">{t('way.report')}</h2>
        <p>{t('way.report.text')}</p>
        {at ? <LinkButton href={at} newWindow>{t('way.report.elsewhere')}</LinkButton> : <Button onClick={() => navigate('/melden', { state: { fraudType: answers.fraudType, actor: answers.actor } })}>{t('way.report')}</Button>}
      </div>
    </li>
  );
}
