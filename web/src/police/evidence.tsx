// More evidence for a report that the police hold: the reporter comes from their page at the desk with the identification token.
import { useState } from 'preact/hooks';
import { post } from '../api/client.ts';
import { originOf, useApp } from '../app/context.ts';
import { t } from '../i18n/index.ts';
import { openDepot } from '../seal/depot.ts';
import type { ChosenFile } from '../seal/evidence.ts';
import { EvidenceFiles } from '../seal/evidence_files.tsx';
import { reportNumber } from '../ui/format.ts';
import { useAct } from '../ui/load.ts';
import { Button, Buttons, Card, Failure, LinkButton, Notice, Page } from '../ui/parts.tsx';
import { useArrival, type Arrival } from './arrival.ts';

export default function EvidencePage() {
  const { node } = useApp();
  const arrival = useArrival();
  const desk = originOf(node, 'desk');
  const back = desk && <Buttons><LinkButton kind="secondary" href={`${desk}/status`}>{t('identify.back')}</LinkButton></Buttons>;
  if (!arrival) return <Page title={t('evidence.title')}><Notice tone="amber" title={t('identify.lost')}><p>{t('evidence.lost')}</p>{back}</Notice></Page>;
  return (
    <Page title={t('evidence.title')} lead={t('evidence.lead', { number: reportNumber(arrival.reportId) })}>
      <Add arrival={arrival} />
      {back}
    </Page>
  );
}

function Add({ arrival }: { arrival: Arrival }) {
  const [files, setFiles] = useState<ChosenFile[]>([]);
  const [sent, setSent] = useState<{ files: number; hash: string } | null>(null);
  const [isMissing, setMissing] = useState(false);
  const sending = useAct(async () => {
    const { loadSealing } = await import('../seal/seal.ts');
    const sealing = await loadSealing();
    const depot = await openDepot({ from: null, sealing, tell: () => undefined });
    const partId = crypto.randomUUID();
    const evidence = await depot.leaveFiles(arrival.reportId, partId, files);
    const { part, wrap } = sealing.sealEvidenceList({ reportId: arrival.reportId, recipientKey: depot.recipientKey, content: { v: 1, evidence }, partId });
    const { hash } = await depot.leave(part);
    await post(`/api/v1/evidence/${arrival.reportId}`, { partId, hash, wrap }, { authorization: `Status ${arrival.token}`, idempotencyKey: partId });
    setSent({ files: files.length, hash });
    setFiles([]);
  });
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); setMissing(files.length === 0); if (files.length > 0) sending.run(); }}>
      <Card title={t('evidence.card')} id="add-evidence" note={t('evidence.sealed')}>
        {sent && (
          <Notice tone="good" title={t('evidence.sent', { n: sent.files })} announce>
            <p>{t('evidence.sent.text')}</p>
            <p class="breaks">{t('evidence.receipt', { hash: sent.hash })}</p>
          </Notice>
        )}
        <EvidenceFiles key={sent?.hash} origin="" files={files} onChange={(chosen) => { setFiles(chosen); setMissing(false); }} />
        {isMissing && <Notice tone="error" title={t('evidence.missing')} announce><p>{t('evidence.missing.text')}</p></Notice>}
        <Failure error={sending.error} />
        <Buttons><Button type="submit" busy={sending.isBusy}>{t('evidence.send')}</Button></Buttons>
      </Card>
    </form>
  );
}
