// What the police do with a case: who works on it, where it stands, what is to be done by when, and what colleagues wrote. Tasks
// and notes are sealed; reading them is recorded, so they open when asked.
import { useState } from 'preact/hooks';
import { post } from '../api/client.ts';
import type { CaseFile } from '../api/types.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import { isoDate } from '../ui/checks.ts';
import { DateField, SelectField, TextArea, TextField } from '../ui/fields.tsx';
import { date, dateTime } from '../ui/format.ts';
import { useAct, useGet, useKey } from '../ui/load.ts';
import { Badge, Button, Buttons, Card, Details, Failure, Hidden, Loading, TextButton, Timeline, type Tone } from '../ui/parts.tsx';

export interface CaseWorker { account: string; name: string }
interface Task { taskId: string; text: string; due: string; assignee: string | null; madeAt: string; doneAt: string | null }
interface Note { noteId: string; text: string; at: string; by: string }
interface Work { assignee: string | null; workState: string; tasks: Task[]; notes: Note[] }

const STATES = ['waiting', 'in-progress', 'closed'];
export const LEVEL_TONE: Record<string, Tone> = { high: 'amber', medium: 'info' };

export function Priority({ priority }: { priority: CaseFile['priority'] }) {
  return (
    <Card title={t('priority.title')} id="priority" note={t('priority.note')}>
      <p><Badge tone={LEVEL_TONE[priority.level] ?? 'plain'}>{say(priority.name)}</Badge> <strong>{t('priority.score', { n: priority.score })}</strong></p>
      <Details items={priority.reasons.map((reason): [string, string] => [say(reason.name), `${say(reason.text)} (${t('priority.points', { n: reason.points })})`])} />
    </Card>
  );
}

export function CaseWork({ file, onChanged }: { file: CaseFile; onChanged: () => void }) {
  const workers = useGet<{ items: CaseWorker[] }>('/api/v1/case-workers');
  const [isOpen, setOpen] = useState(false);
  const path = `/api/v1/cases/${file.caseId}`;
  const work = useGet<Work>(isOpen ? `${path}/work` : null);
  const changed = () => { onChanged(); if (isOpen) work.reload(); };
  const people = workers.value?.items ?? [];
  return (
    <Card title={t('work.title')} id="work">
      <Standing file={file} people={people} path={path} onChanged={changed} />
      {!isOpen && <Buttons><Button kind="secondary" onClick={() => setOpen(true)}>{t('work.open')}</Button></Buttons>}
      {isOpen && !work.value && (work.error ? <Failure error={work.error} onRetry={work.reload} /> : <Loading />)}
      {work.value && (
        <>
          <Tasks tasks={work.value.tasks} people={people} path={path} onChanged={changed} />
          <Notes notes={work.value.notes} path={path} onChanged={changed} />
        </>
      )}
    </Card>
  );
}

const nameOf = (people: CaseWorker[], account: string | null) => people.find((person) => person.account === account)?.name ?? account ?? t('work.nobody');

/** Nothing changes while someone only looks through the choices: what is chosen counts when it is kept. */
function Standing({ file, people, path, onChanged }: { file: CaseFile; people: CaseWorker[]; path: string; onChanged: () => void }) {
  const [assignee, setAssignee] = useState(file.assignee ?? '');
  const [workState, setWorkState] = useState(file.workState);
  const key = useKey();
  const put = async (part: 'assignment' | 'work-state', body: object) => {
    await post(`${path}/${part}`, body, { idempotencyKey: key.key });
    key.next();
  };
  const keeping = useAct(async () => {
    if (assignee !== (file.assignee ?? '')) await put('assignment', { assignee });
    if (workState !== file.workState) await put('work-state', { workState });
    onChanged();
  });
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); keeping.run(); }}>
      <div class="work-fields">
        <SelectField id="assignee" label={t('work.assignee')} value={assignee} empty={t('work.nobody')} options={people.map(({ account, name }) => ({ value: account, label: name }))} onChange={setAssignee} quiet />
        <SelectField id="work-state" label={t('work.state')} value={workState} options={STATES.map((value) => ({ value, label: labelOf('workState', value) }))} onChange={setWorkState} quiet />
      </div>
      <Failure error={keeping.error} />
      <Buttons><Button type="submit" small busy={keeping.isBusy}>{t('work.keep')}</Button></Buttons>
    </form>
  );
}

function Tasks({ tasks, people, path, onChanged }: { tasks: Task[]; people: CaseWorker[]; path: string; onChanged: () => void }) {
  const [text, setText] = useState('');
  const [due, setDue] = useState('');
  const [assignee, setAssignee] = useState('');
  const [tries, setTries] = useState(0);
  const key = useKey();
  const completing = useAct(async (task: Task) => {
    await post(`/api/v1/case-tasks/${task.taskId}/completion`, {}, { idempotencyKey: `done-${task.taskId}` });
    onChanged();
  });
  const day = isoDate(due);
  const adding = useAct(async () => {
    await post(`${path}/tasks`, { text: text.trim(), due: day, assignee }, { idempotencyKey: key.key });
    key.next();
    setText('');
    setDue('');
    setTries(0);
    onChanged();
  });
  return (
    <section id="tasks">
      <h3 class="utrecht-heading-3">{t('work.tasks')}</h3>
      {tasks.length === 0 && <p class="empty">{t('work.tasks.none')}</p>}
      <ul class="work-list">
        {tasks.map((task) => (
          <li key={task.taskId}>
            <span>{task.text}<span class="note"> {task.doneAt ? t('work.done', { date: date(task.doneAt) }) : t('work.due', { date: date(task.due), who: nameOf(people, task.assignee) })}</span></span>
            {!task.doneAt && <TextButton onClick={() => completing.run(task)}>{t('work.complete')}<Hidden> {task.text}</Hidden></TextButton>}
          </li>
        ))}
      </ul>
      <Failure error={completing.error} />
      <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (text.trim() && day) adding.run(); }}>
        <TextField id="task-text" label={t('work.task')} value={text} onChange={setText} error={tries > 0 && !text.trim() ? labelOf('wrong', 'missing') : undefined} maxLength={500} />
        <DateField id="task-due" label={t('work.task.due')} value={due} onChange={setDue} error={tries > 0 && !day ? labelOf('wrong', 'date.shape') : undefined} />
        <SelectField id="task-assignee" label={t('work.task.who')} value={assignee} empty={t('work.nobody')} options={people.map(({ account, name }) => ({ value: account, label: name }))} onChange={setAssignee} quiet />
        <Failure error={adding.error} />
        <Buttons><Button type="submit" kind="secondary" busy={adding.isBusy}>{t('work.task.add')}</Button></Buttons>
      </form>
    </section>
  );
}

function Notes({ notes, path, onChanged }: { notes: Note[]; path: string; onChanged: () => void }) {
  const [text, setText] = useState('');
  const [tries, setTries] = useState(0);
  const key = useKey();
  const adding = useAct(async () => {
    await post(`${path}/notes`, { text: text.trim() }, { idempotencyKey: key.key });
    key.next();
    setText('');
    setTries(0);
    onChanged();
  });
  return (
    <section id="notes">
      <h3 class="utrecht-heading-3">{t('work.notes')}</h3>
      {notes.length === 0 ? <p class="empty">{t('work.notes.none')}</p> : <Timeline items={notes.map((note) => ({ at: dateTime(note.at), by: labelOf('actor', 'person'), text: <span class="pre-line">{note.text}</span> }))} />}
      <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (text.trim()) adding.run(); }}>
        <TextArea id="note-text" label={t('work.note')} hint={t('work.note.hint')} value={text} onChange={setText} error={tries > 0 && !text.trim() ? labelOf('wrong', 'missing') : undefined} rows={3} maxLength={2000} />
        <Failure error={adding.error} />
        <Buttons><Button type="submit" kind="secondary" busy={adding.isBusy}>{t('work.note.add')}</Button></Buttons>
      </form>
    </section>
  );
}
