// A business reports many transactions at once: who reports, the file, what is in it, and what came of each row.
import { useRef, useState } from 'preact/hooks';
import { useApp } from '../app/context.ts';
import { currentLanguage, labelOf, say, t } from '../i18n/index.ts';
import { isKvk } from '../ui/checks.ts';
import { download } from '../ui/download.ts';
import { CheckField, ErrorSummary, SelectField, TextField } from '../ui/fields.tsx';
import { count, today } from '../ui/format.ts';
import { useAct, useGet } from '../ui/load.ts';
import { Button, Buttons, Card, Failure, Loading, Notice, Page } from '../ui/parts.tsx';
import { BulkSent } from './bulk_sent.tsx';
import { fieldsOf, readFile, rowToSend, templateOf, type BulkForm, type FileFailure, type ReadFile } from './bulk_rows.ts';
import { FilePreview, problemText } from './file_preview.tsx';
import { newBulkAttempt, NotTheirKey, sendBulk, type BulkOutcome } from './send_bulk.ts';

interface Who { kvk: string; business: string; email: string; name: string; role: string; hasMandate: boolean }
const NOBODY: Who = { kvk: '', business: '', email: '', name: '', role: '', hasMandate: false };

export default function BulkPage() {
  const form = useGet<BulkForm>('/api/v1/bulk-report-form');
  if (!form.value) return <Page title={t('bulk.title')} lead={t('bulk.lead')}>{form.error ? <Failure error={form.error} onRetry={form.reload} /> : <Loading />}</Page>;
  return <BulkDesk form={form.value} />;
}

/** What must be filled in about the sender; "subject" of the identity provider is who they say they are. */
function wrongIn(who: Who): { id: string; text: string }[] {
  const missing = labelOf('wrong', 'missing');
  return [
    ...(isKvk(who.kvk) ? [] : [{ id: 'kvk', text: labelOf('wrong', 'kvk') }]),
    ...(who.business.trim() ? [] : [{ id: 'business', text: missing }]),
    ...(who.name.trim() ? [] : [{ id: 'name', text: missing }]),
    ...(who.role ? [] : [{ id: 'role', text: labelOf('wrong', 'missing.choice') }]),
    ...(who.hasMandate ? [] : [{ id: 'mandate', text: t('bulk.mandate.missing') }]),
  ];
}

function BulkDesk({ form }: { form: BulkForm }) {
  const { node } = useApp();
  const [who, setWho] = useState(NOBODY);
  const [file, setFile] = useState<{ name: string; read: ReadFile } | null>(null);
  const [tries, setTries] = useState(0);
  const [share, setShare] = useState(0);
  const [sent, setSent] = useState<{ outcome: BulkOutcome; statusToken: string } | null>(null);
  const attempt = useRef(newBulkAttempt());
  const rows = file && 'rows' in file.read ? file.read.rows : [];
  const good = rows.filter(({ problem }) => !problem);
  const change = (part: Partial<Who>) => {
    setWho({ ...who, ...part });
    attempt.current = newBulkAttempt();
  };
  const errors = [...wrongIn(who), ...(file ? (good.length > 0 ? [] : [{ id: 'file', text: t('bulk.file.none') }]) : [{ id: 'file', text: t('bulk.file.missing') }])];
  const errorOf = (id: string) => (tries > 0 ? errors.find((error) => error.id === id)?.text : undefined);
  const sending = useAct(async () => {
    const sender = {
      business: { kvk: who.kvk, name: who.business.trim(), ...(who.email.trim() ? { email: who.email.trim() } : {}) },
      representative: { name: who.name.trim(), role: who.role, subject: who.name.trim() },
      mandate: { given: who.hasMandate, textVersion: form.mandateTextVersion },
    };
    const fields = fieldsOf(form);
    setSent(await sendBulk({ attempt: attempt.current, synthetic: node.synthetic, sender, rows: good.map((row) => rowToSend(fields, row, (field) => say(field))), tell: setShare }));
  });
  const choose = async (chosen: File | undefined) => {
    if (!chosen) return;
    attempt.current = newBulkAttempt();
    setFile({ name: chosen.name, read: readFile(form, await textOf(chosen), today()) });
  };
  if (sent && file && 'rows' in file.read) {
    const local = file.read.rows.flatMap(({ number, problem }) => (problem ? [{ number, field: problem.field, text: problemText(form, problem) }] : []));
    return <BulkSent form={form} {...sent} file={file.read} local={local} onAgain={() => { setSent(null); setFile(null); setTries(0); attempt.current = newBulkAttempt(); }} />;
  }
  return (
    <Page title={t('bulk.title')} lead={t('bulk.lead')}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (errors.length === 0) sending.run(); }}>
        <ErrorSummary errors={errors} tries={tries} />
        {sending.error instanceof NotTheirKey ? <Notice tone="error" title={t('bulk.key')} announce><p>{t('bulk.key.text')}</p></Notice> : <Failure error={sending.error} />}
        <Card title={t('bulk.who')} id="who" note={t('bulk.who.text')}>
          <TextField id="kvk" label={t('bulk.kvk')} hint={t('bulk.kvk.hint')} value={who.kvk} onChange={(kvk) => change({ kvk })} error={errorOf('kvk')} width="short" inputMode="numeric" />
          <TextField id="business" label={t('bulk.business')} value={who.business} onChange={(business) => change({ business })} error={errorOf('business')} />
          <TextField id="email" label={t('bulk.email')} hint={t('bulk.email.hint')} value={who.email} onChange={(email) => change({ email })} type="email" optional />
          <TextField id="name" label={t('bulk.name')} hint={t('bulk.name.hint')} value={who.name} onChange={(name) => change({ name })} error={errorOf('name')} />
          <SelectField id="role" label={t('bulk.role')} value={who.role} empty={t('bulk.role.choose')} options={form.roles.map((role) => ({ value: role.code, label: say(role) }))} onChange={(role) => change({ role })} error={errorOf('role')} />
          <CheckField id="mandate" label={t('bulk.mandate')} hint={t('bulk.mandate.hint')} checked={who.hasMandate} onChange={(hasMandate) => change({ hasMandate })} error={errorOf('mandate')} />
        </Card>
        <Card title={t('bulk.file')} id="table" note={t('bulk.file.text', { n: form.rowsMax })}>
          <Buttons><Button kind="secondary" onClick={() => download(`\uFEFF${templateOf(form, currentLanguage())}`, `${t('bulk.template.name')}.csv`, 'text/csv')}>{t('bulk.template')}</Button></Buttons>
          <Columns form={form} />
          <div class={`file-choice ${errorOf('file') ? 'choice-invalid' : ''}`}>
            <label class="utrecht-button utrecht-button--secondary-action file-button">
              <input id="file" type="file" accept=".csv,text/csv" class="visually-hidden" aria-describedby="file-note" onChange={(event) => void choose(event.currentTarget.files?.[0])} />
              {file ? t('bulk.choose.other') : t('bulk.choose')}
            </label>
            <p id="file-note" class="note">{errorOf('file') ?? (file ? file.name : t('bulk.choose.none'))}</p>
          </div>
          <div role="status">{file && ('failure' in file.read ? <Notice tone="error" title={t('bulk.unreadable')}><p>{failureText(form, file.read.failure)}</p></Notice> : <FilePreview form={form} file={file.read} />)}</div>
        </Card>
        <Notice icon="lock" title={t('bulk.sealed')}><p>{t('bulk.sealed.text')}</p></Notice>
        {sending.isBusy && <p role="status" class="note">{t('bulk.sealing', { percent: Math.round(share * 100) })}</p>}
        <Buttons><Button type="submit" busy={sending.isBusy}>{good.length > 0 ? t('bulk.send', { n: good.length }) : t('bulk.send.none')}</Button></Buttons>
      </form>
    </Page>
  );
}

/** As spreadsheets save it: UTF-8, or else Windows' own alphabet. */
async function textOf(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function failureText(form: BulkForm, { kind, name, n }: FileFailure): string {
  switch (kind) {
    case 'empty':
    case 'no-rows': return t('bulk.file.empty');
    case 'too-many': return t('bulk.file.many', { n: n ?? 0, max: count(form.rowsMax) });
    case 'quote': return t('bulk.file.quote');
    case 'column-missing': return t('bulk.file.column', { name: say(form.columns.find(({ field }) => field === name)) });
    case 'column-unknown': return t('bulk.file.unknown', { name: name ?? '' });
  }
}

/** Which columns there are and which codes they take, for who fills in the table. */
function Columns({ form }: { form: BulkForm }) {
  const channel = form.forms.fields.find(({ id }) => id === 'channel');
  return (
    <details class="columns-help">
      <summary>{t('bulk.columns')}</summary>
      <dl class="details">
        {form.columns.map((column) => (
          <div key={column.field}>
            <dt>{say(column)}</dt>
            <dd>{[column.required ? t('bulk.column.required') : t('bulk.column.optional'), column.field === 'fraudType' ? form.forms.fraudTypes.map(({ code, nl, en }) => `${code} (${say({ nl, en })})`).join(', ') : column.field === 'channel' ? channel?.options?.map(({ value, nl, en }) => `${value} (${say({ nl, en })})`).join(', ') : ''].filter(Boolean).join(': ')}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
