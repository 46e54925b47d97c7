// Who may give whom what, as the engine of this node answers on the day asked. A cell explains itself when it is opened.
import { useState } from 'preact/hooks';
import { withQuery } from '../api/client.ts';
import type { MatrixCell, MatrixWay, RuleExplanation, RuleMatrix } from '../api/types.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import { SelectField, TextField, type Option } from '../ui/fields.tsx';
import { capital, date } from '../ui/format.ts';
import { useGet } from '../ui/load.ts';
import { Badge, Card, Dialog, Failure, Hidden, Loading, Page, Reasons, type Tone } from '../ui/parts.tsx';
import { DataTable } from '../ui/table.tsx';

const TONE: Record<string, Tone> = { permit: 'good', conditions: 'info', simulated: 'amber', deny: 'plain' };
const STATES = ['permit', 'conditions', 'simulated', 'deny'];
const FIRST_GIVER = 'police';

interface Asked { from: string; to: string; dataClass: string; cell: MatrixCell | undefined }

export default function MatrixPage() {
  const [from, setFrom] = useState(FIRST_GIVER);
  const [day, setDay] = useState('');
  const [asked, setAsked] = useState<Asked | null>(null);
  const answer = useGet<RuleMatrix>(withQuery('/api/v1/rule-matrix', { from, date: day || undefined }));
  const matrix = answer.value;
  const sectors = (matrix?.sectors ?? [FIRST_GIVER]).map((value): Option => ({ value, label: capital(labelOf('sector', value)) })).sort((a, b) => a.label.localeCompare(b.label));
  return (
    <Page title={t('matrix.title')} lead={t('matrix.lead')} back={{ to: '/regels', label: t('nav.rules') }} wide>
      <div class="filters">
        <SelectField id="matrix-from" label={t('rules.ask.from')} value={from} options={sectors} onChange={setFrom} />
        <TextField id="matrix-date" type="date" label={t('matrix.date')} value={day} onChange={setDay} optional />
      </div>
      <ul class="plain-list matrix-key">
        {STATES.map((state) => <li key={state}><Badge tone={TONE[state]!}>{labelOf('cell', state)}</Badge> {labelOf('cell.means', state)}</li>)}
      </ul>
      <div aria-live="polite">
        {answer.isLoading && <Loading />}
        <Failure error={answer.error} onRetry={answer.reload} />
      </div>
      {matrix && !answer.isLoading && (
        <Card id="matrix" title={t('matrix.of', { from: labelOf('sector', from), date: date(matrix.date) })}>
          <Cells matrix={matrix} from={from} onOpen={setAsked} />
        </Card>
      )}
      {asked && <Explained asked={asked} day={day} onClose={() => setAsked(null)} />}
    </Page>
  );
}

function Cells({ matrix, from, onOpen }: { matrix: RuleMatrix; from: string; onOpen: (asked: Asked) => void }) {
  const cellOf = (to: string, dataClass: string) => matrix.cells.find((cell) => cell.to === to && cell.dataClass === dataClass);
  return (
    <DataTable
      label={t('matrix.title')}
      rows={matrix.sectors}
      rowKey={(to) => to}
      columns={[
        { key: 'to', title: t('rules.ask.to'), cell: (to) => capital(labelOf('sector', to)) },
        ...matrix.dataClasses.map((dataClass) => ({
          key: dataClass,
          title: labelOf('classShort', dataClass),
          cell: (to: string) => {
            const cell = cellOf(to, dataClass);
            return <CellButton id={`cell-${to}-${dataClass}`} cell={cell} name={t('matrix.cell', { to: labelOf('sector', to), what: labelOf('dataClass', dataClass) })} onClick={() => onOpen({ from, to, dataClass, cell })} />;
          },
        })),
      ]}
    />
  );
}

function CellButton({ id, cell, name, onClick }: { id: string; cell: MatrixCell | undefined; name: string; onClick: () => void }) {
  const state = cell?.state ?? 'deny';
  return (
    <button type="button" id={id} class="cell-button" onClick={onClick}>
      <Badge tone={TONE[state]!}>{labelOf('cell', state)}</Badge><Hidden> {name}</Hidden>
    </button>
  );
}

function Explained({ asked, day, onClose }: { asked: Asked; day: string; onClose: () => void }) {
  const ways = asked.cell?.ways ?? [];
  return (
    <Dialog title={t('matrix.explained', { from: capital(labelOf('sector', asked.from)), to: labelOf('sector', asked.to), what: labelOf('dataClass', asked.dataClass) })} onClose={onClose}>
      {ways.length === 0 && <p>{t('matrix.none')}</p>}
      {ways.map((way) => <WayExplained key={way.purpose} asked={asked} way={way} day={day} />)}
    </Dialog>
  );
}

function WayExplained({ asked, way, day }: { asked: Asked; way: MatrixWay; day: string }) {
  const { from, to, dataClass } = asked;
  const answer = useGet<RuleExplanation>(withQuery('/api/v1/rule-explanations', { from, to, dataClass, purpose: way.purpose, date: day || undefined }));
  const rules = (answer.value?.rules ?? []).filter((rule) => way.rules.includes(rule.rule));
  return (
    <section class="way" id={`way-${way.purpose}`}>
      <h3 class="utrecht-heading-3">{t('matrix.purpose', { purpose: labelOf('purpose', way.purpose) })} <Badge tone={TONE[way.state]!}>{labelOf('cell', way.state)}</Badge></h3>
      {answer.isLoading && <Loading />}
      <Failure error={answer.error} onRetry={answer.reload} />
      {way.state === 'deny' && answer.value?.reasons && <Reasons reasons={answer.value.reasons} />}
      {way.state !== 'deny' && rules.map((rule) => (
        <div key={rule.rule}>
          <p>{t(way.state === 'simulated' ? 'matrix.trial' : 'matrix.by', { rule: rule.rule, title: say(rule.title) })}</p>
          {(rule.conditions ?? []).length > 0 && <><p>{t('matrix.if')}</p><ul class="reasons">{rule.conditions!.map((condition) => <li key={condition.code}>{capital(say(condition))}</li>)}</ul></>}
          <p class="note">{capital(say(rule.basis))}. {rule.dpiaExpires && t('matrix.dpia', { date: date(rule.dpiaExpires) })}</p>
        </div>
      ))}
    </section>
  );
}
