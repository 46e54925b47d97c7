// Changing the wayfinder: desks, questions, rows and the test table, each in a form of its own; kept as a draft for a second person.
import { useEffect, useState } from 'preact/hooks';
import { post, Problem } from '../api/client.ts';
import { navigate } from '../app/router.ts';
import type { PageProps } from '../app/routes.ts';
import { labelOf, t } from '../i18n/index.ts';
import { TextArea } from '../ui/fields.tsx';
import { useAct, useGet, useKey } from '../ui/load.ts';
import { Button, Buttons, Card, Failure, Hidden, Loading, Notice, Page, TextButton } from '../ui/parts.tsx';
import { DataTable } from '../ui/table.tsx';
import { differences, moved, replaced, without, type RoutingDocument } from './document.ts';
import { versionTitle } from './list.tsx';
import { ItemDialog } from './item_dialog.tsx';
import { PARTS, type PartOf } from './parts.ts';
import type { RoutingVersionRead } from './types.ts';

export default function RoutingEditPage({ parameters }: PageProps) {
  const number = Number(parameters['number']);
  const version = useGet<RoutingVersionRead>(`/api/v1/routing-versions/${number}`);
  return (
    <Page title={t('routing.edit.title')} lead={t('routing.edit.lead')} back={{ to: `/wegwijzer/${number}`, label: versionTitle(number) }} wide>
      <Failure error={version.error} onRetry={version.reload} />
      {version.value ? <Editor of={version.value} /> : version.isLoading && <Loading />}
    </Page>
  );
}

/** A draft is changed further from what it was made from; anything else from itself. */
function Editor({ of }: { of: RoutingVersionRead }) {
  const base = of.state === 'draft' ? of.base! : of.number;
  const [document, setDocument] = useState(of.document);
  const changes = differences(of.document, document);
  useWarningBeforeLeaving(changes.length > 0);
  return (
    <>
      {PARTS.map((part) => <PartCard key={part.part} of={part} document={document} onChange={setDocument} />)}
      <Keep base={base} document={document} changes={changes.map(({ part, name, kind }) => `${labelOf('routingPart', part)} ${name}: ${labelOf('routingKind', kind)}`)} isDraft={of.state === 'draft'} />
    </>
  );
}

function useWarningBeforeLeaving(isChanged: boolean): void {
  useEffect(() => {
    if (!isChanged) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isChanged]);
}

type Opened = { index: number } | 'new' | null;

function PartCard<Item>({ of, document, onChange }: { of: PartOf<Item>; document: RoutingDocument; onChange: (document: RoutingDocument) => void }) {
  const [opened, setOpened] = useState<Opened>(null);
  const items = of.items(document);
  const put = (changed: Item[]) => onChange(of.put(document, changed));
  const item = opened === 'new' ? of.fresh!(document) : opened ? items[opened.index] : undefined;
  return (
    <Card title={labelOf('routingParts', of.part)} id={`part-${of.part}`} note={labelOf('routingPartNote', of.part)}>
      <DataTable<[Item, number]>
        label={labelOf('routingParts', of.part)}
        rows={items.map((each, index) => [each, index])}
        rowKey={([each, index]) => `${index}-${of.name(each)}`}
        atFirst={8}
        columns={[
          { key: 'name', title: labelOf('routingPart', of.part), cell: ([each]) => of.name(each) },
          { key: 'about', title: t('routing.about'), cell: ([each]) => of.about(each) },
          { key: 'acts', title: t('routing.acts'), cell: ([each, index]) => <RowActs of={of} items={items} index={index} name={of.name(each)} onOpen={() => setOpened({ index })} onPut={put} /> },
        ]}
      />
      {of.fresh && <Buttons><Button kind="secondary" small onClick={() => setOpened('new')}>{labelOf('routingAdd', of.part)}</Button></Buttons>}
      {item !== undefined && (
        <ItemDialog
          title={opened === 'new' ? labelOf('routingAdd', of.part) : `${labelOf('routingPart', of.part)} ${of.name(item)}`}
          form={of.form}
          item={item}
          onClose={() => setOpened(null)}
          onKeep={(changed) => { put(opened === 'new' || !opened ? [...items, changed] : replaced(items, opened.index, changed)); setOpened(null); }}
        />
      )}
    </Card>
  );
}

function RowActs<Item>(props: { of: PartOf<Item>; items: Item[]; index: number; name: string; onOpen: () => void; onPut: (items: Item[]) => void }) {
  const { of, items, index, name } = props;
  const hidden = <Hidden>: {name}</Hidden>;
  return (
    <span class="row-acts">
      <TextButton onClick={props.onOpen}>{t('routing.act.change')}{hidden}</TextButton>
      {of.isOrdered && index > 0 && <TextButton onClick={() => props.onPut(moved(items, index, -1))}>{t('routing.act.up')}{hidden}</TextButton>}
      {of.isOrdered && index < items.length - 1 && <TextButton onClick={() => props.onPut(moved(items, index, 1))}>{t('routing.act.down')}{hidden}</TextButton>}
      {of.fresh && <TextButton onClick={() => props.onPut(without(items, index))}>{t('routing.act.remove')}{hidden}</TextButton>}
    </span>
  );
}

function Keep({ base, document, changes, isDraft }: { base: number; document: RoutingDocument; changes: string[]; isDraft: boolean }) {
  const [note, setNote] = useState('');
  const [isMissing, setMissing] = useState(false);
  const key = useKey();
  const keeping = useAct(async () => {
    const kept = await post<{ number: number }>('/api/v1/routing-versions', { base, document, note: note.trim() }, { idempotencyKey: key.key });
    navigate(`/wegwijzer/${kept.number}`);
  });
  const keep = () => {
    setMissing(!note.trim());
    key.next();
    if (note.trim()) keeping.run();
  };
  return (
    <Card title={t('routing.keep')} id="keep" note={isDraft ? t('routing.keep.draft') : t('routing.keep.note')}>
      {changes.length === 0 ? <p>{t('routing.keep.nothing')}</p> : <ul>{changes.map((change) => <li key={change}>{change}</li>)}</ul>}
      <TextArea id="note" label={t('routing.why')} hint={t('routing.why.hint')} rows={3} maxLength={2000} value={note} onChange={setNote} error={isMissing ? t('wrong.missing') : undefined} />
      <Mistake error={keeping.error} />
      <Buttons><Button busy={keeping.isBusy} onClick={keep}>{t('routing.keep.do')}</Button></Buttons>
    </Card>
  );
}

/** The node names file, row and key of a mistake; no translation would be as exact. */
function Mistake({ error }: { error: unknown }) {
  if (!(error instanceof Problem) || error.status !== 400) return <Failure error={error} />;
  return <Notice tone="error" title={t('routing.mistake')} announce><p lang="en">{error.detail}</p></Notice>;
}
