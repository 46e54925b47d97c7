// Who takes part in a group; the programme office lets people in and out.
import { useState } from 'preact/hooks';
import { post } from '../api/client.ts';
import { t } from '../i18n/index.ts';
import { TextField } from '../ui/fields.tsx';
import { shortDate } from '../ui/format.ts';
import { useAct, useKey } from '../ui/load.ts';
import { Button, Buttons, Card, Empty, Failure, Hidden, TextButton } from '../ui/parts.tsx';
import { DataTable } from '../ui/table.tsx';
import type { GroupRead, Member } from './types.ts';

export function Members({ group, mayChange, onDone }: { group: GroupRead; mayChange: boolean; onDone: () => void }) {
  const removing = useAct(async (account: string) => {
    await post(`/api/v1/groups/${group.groupId}/member-removals`, { account }, { idempotencyKey: crypto.randomUUID() });
    onDone();
  });
  return (
    <Card title={t('members.title')} id="members">
      <Failure error={removing.error} />
      {group.members.length === 0 ? <Empty>{t('members.none')}</Empty> : (
        <DataTable<Member>
          label={t('members.title')}
          rows={group.members}
          rowKey={(member) => member.account}
          columns={[
            { key: 'account', title: t('member.account'), cell: (member) => member.account },
            { key: 'partner', title: t('member.partner'), cell: (member) => member.partner },
            { key: 'since', title: t('member.since'), cell: (member) => shortDate(member.since) },
            ...(mayChange ? [{ key: 'act', title: t('member.act'), cell: (member: Member) => <TextButton onClick={() => removing.run(member.account)}>{t('member.remove')}<Hidden>: {member.account}</Hidden></TextButton> }] : []),
          ]}
        />
      )}
      {mayChange && <Add group={group} onDone={onDone} />}
    </Card>
  );
}

function Add({ group, onDone }: { group: GroupRead; onDone: () => void }) {
  const [account, setAccount] = useState('');
  const [partner, setPartner] = useState('');
  const [tries, setTries] = useState(0);
  const key = useKey();
  const missing = (value: string) => (tries > 0 && !value.trim() ? t('wrong.missing') : undefined);
  const adding = useAct(async () => {
    await post(`/api/v1/groups/${group.groupId}/members`, { account: account.trim(), partner: partner.trim() }, { idempotencyKey: key.key });
    key.next();
    setAccount('');
    setPartner('');
    setTries(0);
    onDone();
  });
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (account.trim() && partner.trim()) adding.run(); }}>
      <Failure error={adding.error} />
      <TextField id="member-account" label={t('member.account')} hint={t('member.account.hint')} width="medium" value={account} onChange={setAccount} error={missing(account)} />
      <TextField id="member-partner" label={t('member.partner')} width="medium" value={partner} onChange={setPartner} error={missing(partner)} />
      <Buttons><Button type="submit" kind="secondary" busy={adding.isBusy}>{t('member.add')}</Button></Buttons>
    </form>
  );
}
