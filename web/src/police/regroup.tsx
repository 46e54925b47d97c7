// Merging and splitting by an analyst. Each is undone by the other; the history keeps both.
import { useState } from 'preact/hooks';
import { post } from '../api/client.ts';
import type { CaseFile, CaseHistoryEntry, CaseRow } from '../api/types.ts';
import { navigate } from '../app/router.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import { isCaseNumberPart, isReportNumber, plainHyphens } from '../ui/checks.ts';
import { ErrorSummary, SelectField, TextArea, TextField } from '../ui/fields.tsx';
import { count, money, reportNumber, shortDate, unbroken } from '../ui/format.ts';
import { useAct, useKey, useList } from '../ui/load.ts';
import { Button, Buttons, Dialog, Failure } from '../ui/parts.tsx';

interface RegroupProps { file: CaseFile; onClose: () => void; onDone: () => void }

export function MergeDialog({ file, onClose, onDone }: RegroupProps) {
  const [query, setQuery] = useState('');
  const [other, setOther] = useState('');
  const [reason, setReason] = useState('');
  const [tries, setTries] = useState(0);
  const key = useKey();
  const isNumber = isCaseNumberPart(query) || isReportNumber(query); // half a number is not asked for
  const list = useList<CaseRow>('/api/v1/cases', { q: isNumber ? plainHyphens(query) : '', limit: 20 });
  const options = list.items
    .filter((row) => row.caseId !== file.caseId)
    .map((row) => ({ value: row.caseId, label: t('merge.option', { number: unbroken(row.number), n: count(row.reports), amount: money(row.amount) }) }));
  const errors = [
    ...(other ? [] : [{ id: 'merge-other', text: t('merge.other.missing') }]),
    ...(reason.trim() ? [] : [{ id: 'merge-reason', text: t('ui.reason.missing') }]),
  ];
  const textOf = (id: string) => (tries > 0 ? errors.find((error) => error.id === id)?.text : undefined);
  const merging = useAct(async () => {
    await post(`/api/v1/cases/${file.caseId}/merges`, { other, reason: reason.trim() }, { idempotencyKey: key.key });
    onDone();
    onClose();
  });
  return (
    <Dialog title={t('merge.title', { number: unbroken(file.number) })} onClose={onClose}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (errors.length === 0) merging.run(); }}>
        <p>{t('merge.text')}</p>
        <ErrorSummary errors={tries > 0 ? errors : []} tries={tries} />
        <Failure error={merging.error ?? list.error} />
        <TextField id="merge-query" label={t('merge.query')} value={query} onChange={setQuery} optional />
        <SelectField id="merge-other" label={t('merge.other')} value={other} empty={t('ui.choose')} options={options} onChange={setOther} error={textOf('merge-other')} />
        <TextArea id="merge-reason" label={t('ui.reason')} value={reason} onChange={setReason} rows={3} error={textOf('merge-reason')} />
        <Buttons><Button type="submit" busy={merging.isBusy}>{t('merge.do')}</Button><Button kind="secondary" onClick={onClose}>{t('ui.cancel')}</Button></Buttons>
      </form>
    </Dialog>
  );
}

export function SplitDialog({ file, onClose, onDone }: RegroupProps) {
  const [chosen, setChosen] = useState<string[]>([]);
  const [reason, setReason] = useState('');
  const [tries, setTries] = useState(0);
  const key = useKey();
  const isPart = chosen.length > 0 && chosen.length < file.reports.length;
  const errors = [
    ...(isPart ? [] : [{ id: 'split-0', text: t('split.missing') }]),
    ...(reason.trim() ? [] : [{ id: 'split-reason', text: t('ui.reason.missing') }]),
  ];
  const textOf = (id: string) => (tries > 0 ? errors.find((error) => error.id === id)?.text : undefined);
  const splitting = useAct(async () => {
    const made = await post<{ caseId?: string }>(`/api/v1/cases/${file.caseId}/splits`, { reports: chosen, reason: reason.trim() }, { idempotencyKey: key.key });
    onClose();
    if (made?.caseId && made.caseId !== file.caseId) navigate(`/zaken/${made.caseId}`);
    else onDone();
  });
  const toggle = (id: string, isChosen: boolean) => setChosen((before) => (isChosen ? [...before, id] : before.filter((each) => each !== id)));
  return (
    <Dialog title={t('split.title', { number: unbroken(file.number) })} onClose={onClose}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (errors.length === 0) splitting.run(); }}>
        <p>{t('split.text')}</p>
        <ErrorSummary errors={tries > 0 ? errors : []} tries={tries} />
        <Failure error={splitting.error} />
        <fieldset class="choice split-list">
          <legend class="choice-legend">{t('split.which')}</legend>
          {textOf('split-0') && <p class="field-error utrecht-form-field-error-message">{textOf('split-0')}</p>}
          {file.reports.map((report, index) => (
            <label class="check-row" key={report.reportId}>
              <input type="checkbox" class="check-box" id={`split-${index}`} checked={chosen.includes(report.reportId)} onChange={(event) => toggle(report.reportId, event.currentTarget.checked)} />
              <span>{reportNumber(report.reportId)}, {shortDate(report.occurredOn)}, {labelOf('fraud', report.fraudType)}, {money(report.amount)}</span>
            </label>
          ))}
        </fieldset>
        <TextArea id="split-reason" label={t('ui.reason')} value={reason} onChange={setReason} rows={3} error={textOf('split-reason')} />
        <Buttons><Button type="submit" busy={splitting.isBusy}>{t('split.do')}</Button><Button kind="secondary" onClick={onClose}>{t('ui.cancel')}</Button></Buttons>
      </form>
    </Dialog>
  );
}

/** Takes back an earlier merge or split; the history shows both. */
export function UndoDialog({ entry, onClose, onDone }: { entry: CaseHistoryEntry; onClose: () => void; onDone: () => void }) {
  const [reason, setReason] = useState('');
  const [tries, setTries] = useState(0);
  const key = useKey();
  const undoing = useAct(async () => {
    await post(`/api/v1/case-decisions/${entry.decisionId}/undo`, { reason: reason.trim() }, { idempotencyKey: key.key });
    onClose();
    onDone();
  });
  return (
    <Dialog title={t('undo.title')} onClose={onClose}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (reason.trim()) undoing.run(); }}>
        <p class="quote">{say(entry)}</p>
        <p>{t('undo.text')}</p>
        <Failure error={undoing.error} />
        <TextArea id="undo-reason" label={t('ui.reason')} value={reason} onChange={setReason} rows={3} error={tries > 0 && !reason.trim() ? t('ui.reason.missing') : undefined} />
        <Buttons><Button type="submit" busy={undoing.isBusy}>{t('undo.do')}</Button><Button kind="secondary" onClick={onClose}>{t('ui.cancel')}</Button></Buttons>
      </form>
    </Dialog>
  );
}
