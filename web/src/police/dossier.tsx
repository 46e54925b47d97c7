// A dossier of the case: one signed file of parts, and the same on paper. What is opened for it is recorded, report by report.
import { useState } from 'preact/hooks';
import { get, withQuery } from '../api/client.ts';
import type { CaseFile } from '../api/types.ts';
import { currentLanguage, t } from '../i18n/index.ts';
import { download, downloadFile } from '../ui/download.ts';
import { CheckField } from '../ui/fields.tsx';
import { reportNumber } from '../ui/format.ts';
import { useAct } from '../ui/load.ts';
import { fromBase64url } from '../ui/base64.ts';
import { Button, Buttons, Card, Failure, Notice } from '../ui/parts.tsx';

interface Bundle { parts: { name: string; content: string }[]; manifest: string; signature: string; signingKey: string }
const OPENED_MAX = 20;
const PDF_PART = 'dossier.pdf.base64url';

export function DossierCard({ file }: { file: CaseFile }) {
  const [opened, setOpened] = useState<string[]>([]);
  const [made, setMade] = useState<{ parts: number } | null>(null);
  const offered = file.reports.filter((report) => report.status !== 'withdrawn').slice(0, OPENED_MAX);
  const making = useAct(async () => {
    const path = withQuery(`/api/v1/cases/${file.caseId}/dossier`, { language: currentLanguage(), open: opened.join(',') });
    const bundle = await get<Bundle>(path);
    download(JSON.stringify(bundle), `dossier-${file.number}.json`, 'application/json');
    const pdf = bundle.parts.find(({ name }) => name === PDF_PART);
    if (pdf) downloadFile(new Blob([fromBase64url(pdf.content)], { type: 'application/pdf' }), `dossier-${file.number}.pdf`);
    setMade({ parts: bundle.parts.length });
  });
  return (
    <Card title={t('dossier.title')} id="dossier" note={t('dossier.note')}>
      <details>
        <summary>{t('dossier.open', { n: opened.length })}</summary>
        {offered.map(({ reportId }) => (
          <CheckField key={reportId} id={`open-${reportId}`} label={reportNumber(reportId)} checked={opened.includes(reportId)} onChange={(checked) => setOpened(checked ? [...opened, reportId] : opened.filter((each) => each !== reportId))} />
        ))}
      </details>
      <Failure error={making.error} />
      {made && <Notice tone="good" title={t('dossier.made', { n: made.parts })} announce><p>{t('dossier.made.text')}</p></Notice>}
      <Buttons><Button kind="secondary" busy={making.isBusy} onClick={() => making.run()}>{t('dossier.do')}</Button></Buttons>
    </Card>
  );
}
