// The groups in which partners work together, and a new one.
import { useState } from 'preact/hooks';
import { post } from '../api/client.ts';
import type { Page as ListPage } from '../api/types.ts';
import { useApp } from '../app/context.ts';
import { navigate } from '../app/router.ts';
import { t } from '../i18n/index.ts';
import { TextArea, TextField } from '../ui/fields.tsx';
import { useAct, useGet, useKey } from '../ui/load.ts';
import { Button, Buttons, Card, Empty, Failure, Link, Loading, Page } from '../ui/parts.tsx';
import { DataTable } from '../ui/table.tsx';
import type { Group } from './types.ts';

export default function GroupsPage() {
  const { session } = useApp();
  const groups = useGet<ListPage<Group>>('/api/v1/groups');
  const items = groups.value?.items ?? [];
  return (
    <Page title={t('groups.title')} lead={t('groups.lead')} wide>
      <Failure error={groups.error} onRetry={groups.reload} />
      {groups.isLoading && !groups.value && <Loading />}
      {groups.value && items.length === 0 && <Empty>{t('groups.none')}</Empty>}
      {items.length > 0 && (
        <Card>
          <DataTable<Group>
            label={t('groups.title')}
            rows={items}
            rowKey={(group) => group.groupId}
            atFirst={20}
            columns={[
              { key: 'name', title: t('group.name'), cell: (group) => <Link href={`/werkruimte/${group.groupId}`}>{group.name}</Link>, sort: (group) => group.name },
              { key: 'purpose', title: t('group.purpose'), cell: (group) => group.purpose },
            ]}
          />
        </Card>
      )}
      {session?.role === 'programme-officer' && <Make />}
    </Page>
  );
}

function Make() {
  const [name, setName] = useState('');
  const [purpose, setPurpose] = useState('');
  const [tries, setTries] = useState(0);
  const key = useKey();
  const missing = (value: string) => (tries > 0 && !value.trim() ? t('wrong.missing') : undefined);
  const making = useAct(async () => {
    const { groupId } = await post<{ groupId: string }>('/api/v1/groups', { name: name.trim(), purpose: purpose.trim() }, { idempotencyKey: key.key });
    navigate(`/werkruimte/${groupId}`);
  });
  return (
    <Card title={t('group.make')} id="make">
      <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (name.trim() && purpose.trim()) making.run(); }}>
        <Failure error={making.error} />
        <TextField id="name" label={t('group.name')} maxLength={200} value={name} onChange={setName} error={missing(name)} />
        <TextArea id="purpose" label={t('group.purpose')} rows={3} value={purpose} onChange={setPurpose} error={missing(purpose)} />
        <Buttons><Button type="submit" busy={making.isBusy}>{t('group.make')}</Button></Buttons>
      </form>
    </Card>
  );
}
