// Files that reporters sealed to the police. The list and each file open only when asked, and each opening is recorded; a file is kept
// on the analyst's own machine and never shown in a page.
import { useState } from 'preact/hooks';
import { fetchFile, Problem } from '../api/client.ts';
import { t } from '../i18n/index.ts';
import { kilobytes } from '../seal/evidence_files.tsx';
import { downloadFile } from '../ui/download.ts';
import { dateTime } from '../ui/format.ts';
import { useAct, useGet } from '../ui/load.ts';
import { Button, Buttons, Card, Empty, Failure, Hidden, Loading, Notice } from '../ui/parts.tsx';
import { DataTable } from '../ui/table.tsx';

interface ListedFile { partId: string; name: string; bytes: number; sha256: string; addedAt: string }

export function EvidenceCard({ path }: { path: string }) {
  const [isOpen, setOpen] = useState(false);
  const listed = useGet<{ items: ListedFile[] }>(isOpen ? path : null);
  const files = listed.value?.items;
  return (
    <Card title={t('evidenceCard.title')} id="evidence" note={t('evidenceCard.note')}>
      {!isOpen && <Buttons><Button kind="secondary" onClick={() => setOpen(true)}>{t('evidenceCard.open')}</Button></Buttons>}
      {isOpen && listed.isLoading && <Loading />}
      <Failure error={listed.error} onRetry={listed.reload} />
      {files?.length === 0 && <Empty>{t('evidenceCard.none')}</Empty>}
      {files && files.length > 0 && (
        <DataTable
          label={t('evidenceCard.title')}
          rows={files}
          rowKey={(file) => file.partId}
          columns={[
            { key: 'name', title: t('evidenceCard.name'), cell: (file) => <span class="breaks">{file.name}</span> },
            { key: 'size', title: t('evidenceCard.size'), cell: (file) => kilobytes(file.bytes), number: true },
            { key: 'added', title: t('evidenceCard.added'), cell: (file) => dateTime(file.addedAt) },
            { key: 'hash', title: t('evidenceCard.hash'), cell: (file) => <code class="breaks">{file.sha256}</code> },
            { key: 'keep', title: t('evidenceCard.keep'), cell: (file) => <Keep path={path} file={file} /> },
          ]}
        />
      )}
    </Card>
  );
}

function Keep({ path, file }: { path: string; file: ListedFile }) {
  const keeping = useAct(async () => downloadFile(await fetchFile(`${path}/${file.partId}`), file.name));
  const isUnexpected = keeping.error instanceof Problem && keeping.error.status === 422 && keeping.error.field === 'partId';
  return (
    <>
      <Button kind="secondary" busy={keeping.isBusy} onClick={() => keeping.run()}>{t('evidenceCard.keep')}<Hidden> {file.name}</Hidden></Button>
      {isUnexpected ? <Notice tone="amber" title={t('evidenceCard.unexpected')} announce><p>{t('evidenceCard.unexpected.text')}</p></Notice> : <Failure error={keeping.error} />}
    </>
  );
}
