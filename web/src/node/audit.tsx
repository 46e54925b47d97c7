// The privacy officer's page: who did what under which rule, newest first, and whether the chain is whole.
import { useState } from 'preact/hooks';
import { get } from '../api/client.ts';
import type { AuditEntry, AuditVerification } from '../api/types.ts';
import { partnerName, useApp } from '../app/context.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import { count, exactTime } from '../ui/format.ts';
import { TextField } from '../ui/fields.tsx';
import { useAct, useList } from '../ui/load.ts';
import { Badge, Button, Buttons, Card, Failure, Notice, Page, TextButton, type Tone } from '../ui/parts.tsx';
import { ListTable } from '../ui/table.tsx';

const OUTCOME_TONE: Record<string, Tone> = { denied: 'amber', refused: 'amber', failed: 'error', hit: 'info' };

export default function AuditPage() {
  return (
    <Page title={t('audit.title')} lead={t('audit.lead')} wide>
      <Chain />
      <Log />
    </Page>
  );
}

function Chain() {
  const [outcome, setOutcome] = useState<AuditVerification | null>(null);
  const verifying = useAct(async () => {
    setOutcome(null);
    setOutcome(await get<AuditVerification>('/api/v1/audit-verification'));
  });
  return (
    <Card title={t('audit.chain')} id="chain" note={t('audit.chain.note')}>
      <Buttons><Button kind="secondary" busy={verifying.isBusy} onClick={() => verifying.run()}>{t('audit.verify')}</Button></Buttons>
      <Failure error={verifying.error} />
      {outcome && <Verification outcome={outcome} />}
    </Card>
  );
}

function Verification({ outcome }: { outcome: AuditVerification }) {
  if (outcome.ok) {
    return (
      <Notice tone="good" title={t('audit.whole', { n: outcome.entries })} announce>
        {outcome.countersignedUpTo ? <p>{t('audit.countersigned', { n: outcome.countersignedUpTo })}</p> : <p>{t('audit.countersigned.none')}</p>}
      </Notice>
    );
  }
  return (
    <Notice tone="error" title={t('audit.broken')} announce>
      <p>{outcome.firstBadEntry ? t('audit.broken.at', { n: outcome.firstBadEntry }) : t('audit.broken.text')} {outcome.problem}</p>
    </Notice>
  );
}

interface Filter { action: string; actor: string; subject: string; from: string; until: string }
const NO_FILTER: Filter = { action: '', actor: '', subject: '', from: '', until: '' };

function Log() {
  const [typed, setTyped] = useState(NO_FILTER);
  const [filter, setFilter] = useState(NO_FILTER);
  const put = (part: Partial<Filter>) => setTyped((before) => ({ ...before, ...part }));
  const use = (part: Partial<Filter>) => {
    const next = { ...filter, ...part };
    setTyped(next);
    setFilter(next);
  };
  const list = useList<AuditEntry>('/api/v1/audit-entries', queryOf(filter), 'before');
  const isFiltered = Object.values(filter).some(Boolean);
  return (
    <Card title={t('audit.entries')} id="entries" note={t('audit.entries.note')}>
      <form class="filters" role="search" aria-label={t('audit.filter')} onSubmit={(event) => { event.preventDefault(); setFilter(trimmed(typed)); }}>
        <TextField id="action" label={t('audit.action')} value={typed.action} onChange={(action) => put({ action })} optional />
        <TextField id="actor" label={t('audit.actor')} value={typed.actor} onChange={(actor) => put({ actor })} optional />
        <TextField id="subject" label={t('audit.subject')} hint={t('audit.subject.hint')} value={typed.subject} onChange={(subject) => put({ subject })} optional />
        <TextField id="from" type="date" label={t('audit.from')} value={typed.from} onChange={(from) => put({ from })} optional />
        <TextField id="until" type="date" label={t('audit.until')} value={typed.until} onChange={(until) => put({ until })} optional />
        <div class="filter-buttons">
          <Button type="submit" kind="secondary">{t('ui.filter')}</Button>
          {isFiltered && <TextButton onClick={() => use(NO_FILTER)}>{t('ui.filter.none')}</TextButton>}
        </div>
      </form>
      <ListTable
        label={t('audit.entries')}
        list={list}
        empty={t('audit.none')}
        rowKey={(entry) => String(entry.number)}
        columns={[
          { key: 'number', title: t('audit.number'), cell: (entry) => entry.number },
          { key: 'at', title: t('audit.at'), cell: (entry) => exactTime(entry.at) },
          { key: 'actor', title: t('audit.actor'), cell: (entry) => <Id text={entry.actor} onChoose={() => use({ actor: entry.actor })} /> },
          { key: 'action', title: t('audit.action'), cell: (entry) => <Action entry={entry} onChoose={() => use({ action: entry.action })} /> },
          { key: 'subject', title: t('audit.subject'), cell: (entry) => (entry.subject ? <Id text={entry.subject} onChoose={() => use({ subject: entry.subject })} /> : '–') },
          { key: 'rule', title: t('audit.rule'), cell: (entry) => entry.rule || '–' },
          { key: 'purpose', title: t('audit.purpose'), cell: (entry) => (entry.purpose ? labelOf('purpose', entry.purpose) : '–') },
          { key: 'outcome', title: t('audit.outcome'), cell: (entry) => <Badge tone={OUTCOME_TONE[entry.outcome] ?? 'plain'}><Outcome code={entry.outcome} /></Badge> },
        ]}
      />
    </Card>
  );
}

/** What came of it; of a consent, who it is for. */
function Outcome({ code }: { code: string }) {
  const { node } = useApp();
  const partner = partnerName(node, code);
  return <>{partner === code ? labelOf('outcome', code) : say(partner)}</>;
}

/** In words, and by the code that one searches for. */
function Action({ entry, onChoose }: { entry: AuditEntry; onChoose: () => void }) {
  return (
    <>
      <TextButton onClick={onChoose}>{labelOf('act', entry.action)}</TextButton>{(entry.count ?? 1) > 1 && <span class="nowrap"> × {count(entry.count!)}</span>}
      <span class="cell-more"><code>{entry.action}</code></span>
    </>
  );
}

const ID_LETTERS_MAX = 22; // "partner:eth-phishing-de…"; ids that people know by heart are shorter
const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** Long ids by their start, so that a line of the log fits the screen; the whole one is in the filter once it is chosen. */
function Id({ text, onChoose }: { text: string; onChoose: () => void }) {
  const shown = UUID.test(text) ? `${text.slice(0, 8)}…` : text.length > ID_LETTERS_MAX ? `${text.slice(0, ID_LETTERS_MAX - 1)}…` : text;
  return <span class="nowrap" title={text}><TextButton onClick={onChoose}>{shown}</TextButton></span>;
}

const trimmed = (filter: Filter): Filter => Object.fromEntries(Object.entries(filter).map(([name, value]) => [name, value.trim()])) as unknown as Filter;

/** Days of the form become moments: from the first's midnight until the last's. */
function queryOf(filter: Filter): Record<string, string> {
  const { from, until, ...rest } = filter;
  return { ...rest, from: from && `${from}T00:00:00Z`, until: until && `${until}T23:59:59Z` };
}
