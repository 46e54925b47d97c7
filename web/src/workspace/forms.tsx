// Writing something down for the group, and telling that an action is done.
import { useState } from 'preact/hooks';
import { post } from '../api/client.ts';
import { labelOf, t } from '../i18n/index.ts';
import { DateField, SelectField, TextArea, TextField } from '../ui/fields.tsx';
import { useAct, useKey } from '../ui/load.ts';
import { Button, Buttons, Card, Failure, Hidden, Notice } from '../ui/parts.tsx';
import { isoDate } from '../ui/checks.ts';
import type { Entry, EntryKind, GroupRead } from './types.ts';

const KINDS: EntryKind[] = ['announcement', 'meeting', 'action', 'decision', 'document'];
const NEEDS_TEXT: EntryKind[] = ['announcement', 'decision'];
const HAS_DAY: EntryKind[] = ['meeting', 'action', 'decision'];

export function WriteForm({ group, onDone }: { group: GroupRead; onDone: () => void }) {
  const [kind, setKind] = useState<EntryKind>('announcement');
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [owner, setOwner] = useState('');
  const [day, setDay] = useState('');
  const [tries, setTries] = useState(0);
  const [isWritten, setWritten] = useState(false);
  const key = useKey();
  const needs = { title: true, text: NEEDS_TEXT.includes(kind), owner: kind === 'action', day: HAS_DAY.includes(kind) };
  const wrong = {
    title: !title.trim() ? t('wrong.missing') : undefined,
    text: needs.text && !text.trim() ? t('wrong.missing') : undefined,
    owner: needs.owner && !owner ? t('wrong.missing') : undefined,
    day: needs.day && !isoDate(day) ? t('wrong.date.shape') : undefined,
  };
  const writing = useAct(async () => {
    const body = { kind, title: title.trim(), text: text.trim(), ...(needs.owner ? { owner } : {}), ...(needs.day ? { day: isoDate(day) } : {}) };
    await post(`/api/v1/groups/${group.groupId}/entries`, body, { idempotencyKey: key.key });
    key.next();
    setTitle('');
    setText('');
    setTries(0);
    setWritten(true);
    onDone();
  });
  const shown = (error: string | undefined) => (tries > 0 ? error : undefined);
  const send = () => {
    setTries(tries + 1);
    setWritten(false);
    if (Object.values(wrong).every((each) => each === undefined)) writing.run();
  };
  return (
    <Card title={t('group.write')} id="write">
      <form noValidate onSubmit={(event) => { event.preventDefault(); send(); }}>
        <Failure error={writing.error} />
        <SelectField id="kind" label={t('group.kind')} value={kind} options={KINDS.map((each) => ({ value: each, label: labelOf('entry', each) }))} onChange={(value) => setKind(value as EntryKind)} />
        <TextField id="title" label={t('group.titleOf')} maxLength={200} value={title} onChange={setTitle} error={shown(wrong.title)} />
        {needs.owner && <SelectField id="owner" label={t('group.owner')} value={owner} empty={t('ui.choose')} options={group.members.map(({ account, partner }) => ({ value: account, label: `${account} (${partner})` }))} onChange={setOwner} error={shown(wrong.owner)} />}
        {needs.day && <DateField id="day" label={t('group.day')} value={day} onChange={setDay} error={shown(wrong.day)} />}
        <TextArea id="text" label={t('group.text')} rows={4} optional={!needs.text} maxLength={5000} value={text} onChange={setText} error={shown(wrong.text)} />
        {isWritten && <Notice tone="good" announce><p>{t('group.written')}</p></Notice>}
        <Buttons><Button type="submit" busy={writing.isBusy}>{t('group.write.do')}</Button></Buttons>
      </form>
    </Card>
  );
}

export function DoneButton({ group, entry, onDone }: { group: GroupRead; entry: Entry; onDone: () => void }) {
  const key = useKey();
  const telling = useAct(async () => {
    await post(`/api/v1/groups/${group.groupId}/entries/${entry.entryId}/completion`, {}, { idempotencyKey: key.key });
    onDone();
  });
  return (
    <>
      <Failure error={telling.error} />
      <Button kind="secondary" small busy={telling.isBusy} onClick={() => telling.run()}>{t('group.done.do')}<Hidden>: {entry.title}</Hidden></Button>
    </>
  );
}
