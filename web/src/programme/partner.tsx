// One partner: who they are, what they promised, and who reports for them.
import { useState } from 'preact/hooks';
import { post } from '../api/client.ts';
import { useApp } from '../app/context.ts';
import type { PageProps } from '../app/routes.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import { TextField } from '../ui/fields.tsx';
import { useAct, useGet, useKey } from '../ui/load.ts';
import { Button, Buttons, Card, Details, Empty, Failure, Loading, Page } from '../ui/parts.tsx';
import { CommitmentTable } from './overview.tsx';
import { SourceLine, day } from './parts.tsx';
import type { Programme } from './types.ts';

export default function PartnerPage({ parameters }: PageProps) {
  const { session } = useApp();
  const programme = useGet<Programme>('/api/v1/programme');
  const value = programme.value;
  const back = { to: '/partners', label: t('partners.title') };
  const partner = value?.partners.find(({ id }) => id === parameters.partnerId);
  if (!value || !partner) return <Page title={t('commitment.partner')} back={back}>{programme.error ? <Failure error={programme.error} onRetry={programme.reload} /> : value ? <Empty>{t('partner.none')}</Empty> : <Loading />}</Page>;
  const commitments = value.commitments.filter((each) => each.partner === partner.id);
  return (
    <Page title={say(partner.name)} back={back} wide>
      <Card title={t('commitment.partner')} id="about">
        <Details
          items={[
            [t('partner.sector'), labelOf('partnerSector', partner.sector)],
            [t('partner.role'), say(partner.role)],
            [t('partner.joined'), day(partner.joined)],
            [t('partner.contact'), partner.contact ?? t('partner.contact.none')],
          ]}
        />
        <SourceLine of={partner} />
      </Card>
      <Card title={t('programme.commitments')} id="commitments">
        {commitments.length === 0 ? <Empty>{t('partner.none')}</Empty> : <CommitmentTable label={t('programme.commitments')} commitments={commitments} of={value} />}
      </Card>
      {session?.role === 'programme-officer' && <Appoint partnerId={partner.id} onDone={programme.reload} />}
    </Page>
  );
}

function Appoint({ partnerId, onDone }: { partnerId: string; onDone: () => void }) {
  const [account, setAccount] = useState('');
  const [tries, setTries] = useState(0);
  const key = useKey();
  const appointing = useAct(async () => {
    await post(`/api/v1/programme-partners/${partnerId}/contact`, { account: account.trim() }, { idempotencyKey: key.key });
    key.next();
    onDone();
  });
  return (
    <Card title={t('partner.appoint')} id="appoint">
      <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (account.trim()) appointing.run(); }}>
        <Failure error={appointing.error} />
        <TextField id="account" label={t('partner.account')} value={account} onChange={setAccount} error={tries > 0 && !account.trim() ? t('wrong.missing') : undefined} />
        <Buttons><Button type="submit" busy={appointing.isBusy}>{t('partner.appoint.do')}</Button></Buttons>
      </form>
    </Card>
  );
}
