// Documents of a group: every version stays, with its fingerprint, and reading one is written down.
import { post } from '../api/client.ts';
import { t } from '../i18n/index.ts';
import { toBase64url } from '../ui/base64.ts';
import { count, shortDateTime } from '../ui/format.ts';
import { useAct } from '../ui/load.ts';
import { Card, Empty, Failure, Hidden, Loading } from '../ui/parts.tsx';
import type { DocumentVersion, Entry, GroupRead } from './types.ts';

const BYTES_MAX = 10 * 1024 * 1024;

const kilobytes = (bytes: number): string => t('document.size', { kb: count(Math.max(1, Math.round(bytes / 1024))) });

export function Documents({ group, documents, onDone }: { group: GroupRead; documents: Entry[]; onDone: () => void }) {
  return (
    <Card title={t('documents.title')} id="document" note={t('documents.note')}>
      {documents.length === 0 ? <Empty>{t('documents.none')}</Empty> : (
        <ul class="plain-list entry-list">
          {documents.map((entry) => <li key={entry.entryId}><Document group={group} entry={entry} onDone={onDone} /></li>)}
        </ul>
      )}
    </Card>
  );
}

function Document({ group, entry, onDone }: { group: GroupRead; entry: Entry; onDone: () => void }) {
  return (
    <>
      <h3 class="utrecht-heading-3">{entry.title}</h3>
      {entry.text && <p>{entry.text}</p>}
      {entry.versions.length > 0 && <ul>{entry.versions.map((version) => <li key={version.number}><Version group={group} entry={entry} version={version} /></li>)}</ul>}
      <Upload group={group} entry={entry} onDone={onDone} />
    </>
  );
}

function Version({ group, entry, version }: { group: GroupRead; entry: Entry; version: DocumentVersion }) {
  const at = `/api/v1/groups/${group.groupId}/entries/${entry.entryId}/versions/${version.number}`;
  return (
    <>
      <a class="utrecht-link utrecht-link--html-a" href={at} download={version.fileName}>{t('document.version', { n: version.number, name: version.fileName })}</a>{' '}
      <span class="note">{t('document.by', { account: version.by, at: shortDateTime(version.at), size: kilobytes(version.bytes) })}</span>
    </>
  );
}

function Upload({ group, entry, onDone }: { group: GroupRead; entry: Entry; onDone: () => void }) {
  const sending = useAct(async (file: File) => {
    if (file.size > BYTES_MAX) throw new Error(t('document.tooLarge'));
    const content = toBase64url(new Uint8Array(await file.arrayBuffer()));
    await post(`/api/v1/groups/${group.groupId}/entries/${entry.entryId}/versions`, { fileName: file.name, content }, { idempotencyKey: crypto.randomUUID() });
    onDone();
  });
  const id = `file-${entry.entryId}`;
  return (
    <>
      <Failure error={sending.error} />
      {sending.isBusy && <Loading />}
      <div class="file-choice"><label class="utrecht-button utrecht-button--secondary-action file-button">
        {t('document.add')}<Hidden>: {entry.title}</Hidden>
        <input id={id} type="file" class="visually-hidden" disabled={sending.isBusy} accept=".pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp,.png,.jpg,.jpeg,.txt" onChange={(event) => { const file = event.currentTarget.files?.[0]; event.currentTarget.value = ''; if (file) sending.run(file); }} />
      </label></div>
    </>
  );
}
