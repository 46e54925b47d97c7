// One group: announcements, agenda, actions, decisions, documents, members, and who looked.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Page as ListPage } from '../api/types.ts';
import { useApp } from '../app/context.ts';
import type { PageProps } from '../app/routes.ts';
import { labelOf, t } from '../i18n/index.ts';
import { date, shortDateTime } from '../ui/format.ts';
import { useGet } from '../ui/load.ts';
import { Badge, Card, Empty, Failure, Loading, Notice, Page, TextButton } from '../ui/parts.tsx';
import { DataTable } from '../ui/table.tsx';
import { Documents } from './documents.tsx';
import { DoneButton, WriteForm } from './forms.tsx';
import { Members } from './members.tsx';
import type { Access, Entry, EntryKind, GroupRead } from './types.ts';

export default function GroupPage({ parameters }: PageProps) {
  const { session } = useApp();
  const group = useGet<GroupRead>(`/api/v1/groups/${parameters['groupId']}`);
  const value = group.value;
  const back = { to: '/werkruimte', label: t('groups.title') };
  if (!value) return <Page title={t('groups.title')} back={back}>{group.error ? <Failure error={group.error} onRetry={group.reload} /> : <Loading />}</Page>;
  const of = (kind: EntryKind) => value.entries.filter((entry) => entry.kind === kind);
  return (
    <Page title={value.name} lead={value.purpose} back={back} wide>
      <Notice><p>{t('group.noPersons')}</p></Notice>
      <Section kind="announcement" entries={of('announcement')} render={(entry) => <Written entry={entry}><p class="keeps-lines">{entry.text}</p></Written>} />
      <Section kind="meeting" entries={byDay(of('meeting'))} render={(entry) => <Written entry={entry}><p>{date(entry.day)}{entry.text && `. ${entry.text}`}</p></Written>} />
      <Section kind="action" entries={byDay(of('action'))} render={(entry) => <Action group={value} entry={entry} onDone={group.reload} />} />
      <Section kind="decision" entries={of('decision')} render={(entry) => <Written entry={entry}><p class="keeps-lines">{entry.text}</p><p class="note">{t('group.decided', { day: date(entry.day) })}</p></Written>} />
      <Documents group={value} documents={of('document')} onDone={group.reload} />
      <WriteForm group={value} onDone={group.reload} />
      <Members group={value} mayChange={session?.role === 'programme-officer'} onDone={group.reload} />
      <AccessLog group={value} />
    </Page>
  );
}

/** Soonest first. */
const byDay = (entries: Entry[]): Entry[] => [...entries].sort((one, other) => (one.day ?? '').localeCompare(other.day ?? ''));

function Section({ kind, entries, render }: { kind: EntryKind; entries: Entry[]; render: (entry: Entry) => ComponentChildren }) {
  return (
    <Card title={labelOf('entries', kind)} id={kind}>
      {entries.length === 0 ? <Empty>{t('group.nothing')}</Empty> : <ul class="plain-list entry-list">{entries.map((entry) => <li key={entry.entryId}>{render(entry)}</li>)}</ul>}
    </Card>
  );
}

function Written({ entry, children }: { entry: Entry; children: ComponentChildren }) {
  return (
    <>
      <h3 class="utrecht-heading-3">{entry.title}</h3>
      {children}
      <p class="note">{t('group.by', { account: entry.writtenBy, at: shortDateTime(entry.writtenAt) })}</p>
    </>
  );
}

function Action({ group, entry, onDone }: { group: GroupRead; entry: Entry; onDone: () => void }) {
  const isLate = !entry.doneAt && entry.day! < new Date().toISOString().slice(0, 10);
  return (
    <Written entry={entry}>
      <p>
        {t('group.lies', { account: entry.owner!, day: date(entry.day) })}{' '}
        {entry.doneAt ? <Badge tone="good">{t('group.done', { account: entry.doneBy!, at: shortDateTime(entry.doneAt) })}</Badge> : isLate && <Badge tone="amber">{t('group.late')}</Badge>}
      </p>
      {entry.text && <p class="keeps-lines">{entry.text}</p>}
      {!entry.doneAt && <DoneButton group={group} entry={entry} onDone={onDone} />}
    </Written>
  );
}

function AccessLog({ group }: { group: GroupRead }) {
  const [isOpen, setOpen] = useState(false);
  const log = useGet<ListPage<Access>>(isOpen ? `/api/v1/groups/${group.groupId}/accesses` : null);
  const titleOf = (access: Access) => group.entries.find((entry) => entry.entryId === access.subject)?.title;
  return (
    <Card title={t('group.access')} id="access" note={t('group.access.note')}>
      {!isOpen && <TextButton onClick={() => setOpen(true)}>{t('group.access.show')}</TextButton>}
      <Failure error={log.error} onRetry={log.reload} />
      {isOpen && log.isLoading && <Loading />}
      {log.value && (
        <DataTable<[Access, number]>
          label={t('group.access')}
          rows={log.value.items.map((access, index) => [access, index])}
          rowKey={([, index]) => String(index)}
          atFirst={20}
          columns={[
            { key: 'at', title: t('group.access.at'), cell: ([access]) => shortDateTime(access.at) },
            { key: 'who', title: t('member.account'), cell: ([access]) => access.account },
            { key: 'what', title: t('group.access.what'), cell: ([access]) => [labelOf('access', access.what), titleOf(access)].filter(Boolean).join(': ') },
          ]}
        />
      )}
    </Card>
  );
}
