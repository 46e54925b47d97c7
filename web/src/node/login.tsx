import { useState } from 'preact/hooks';
import { post, Problem } from '../api/client.ts';
import type { Session } from '../api/types.ts';
import { useApp } from '../app/context.ts';
import { homeOf } from '../app/navigation.ts';
import { currentPlace, navigate } from '../app/router.ts';
import { t } from '../i18n/index.ts';
import { ErrorSummary, TextField } from '../ui/fields.tsx';
import { useAct } from '../ui/load.ts';
import { Button, Buttons, Card, Failure, Notice, Page } from '../ui/parts.tsx';
import { DemoRoles } from './demo_roles.tsx';

/** Also shown in place of a page that asks for a log-in; then it leads back to that page. */
export default function LoginPage() {
  const { node, session } = useApp();
  const here = currentPlace().path;
  const goTo = here === '/inloggen' ? undefined : here;
  return (
    <Page title={t('login.title')} lead={goTo ? t('login.needed') : t('login.lead')}>
      {session && <Notice title={t('login.already', { name: session.name })}><p>{t('login.already.text')}</p></Notice>}
      {node.synthetic && <Card title={t('login.demo')} id="demo"><DemoRoles goTo={goTo} /></Card>}
      <PasswordForm goTo={goTo} />
    </Page>
  );
}

function PasswordForm({ goTo }: { goTo: string | undefined }) {
  const { enter } = useApp();
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  const [tries, setTries] = useState(0);
  const errors = [
    ...(user.trim() ? [] : [{ id: 'user', text: t('login.user.missing') }]),
    ...(password ? [] : [{ id: 'password', text: t('login.password.missing') }]),
  ];
  const shown = tries > 0 ? errors : [];
  const textOf = (id: string) => shown.find((error) => error.id === id)?.text;
  const entering = useAct(async () => {
    const session = await post<Session>('/api/v1/sessions', { user: user.trim(), password });
    enter(session);
    navigate(goTo ?? homeOf(session), { replace: true });
  });
  return (
    <Card title={t('login.password.title')} id="password-login">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTries(tries + 1);
          if (errors.length === 0) entering.run();
        }}
      >
        <ErrorSummary errors={shown} tries={tries} />
        <LoginFailure error={entering.error} />
        <TextField id="user" label={t('login.user')} value={user} onChange={setUser} autoComplete="username" error={textOf('user')} width="medium" />
        <TextField id="password" label={t('login.password')} type="password" value={password} onChange={setPassword} autoComplete="current-password" error={textOf('password')} width="medium" />
        <Buttons><Button type="submit" busy={entering.isBusy}>{t('login.enter')}</Button></Buttons>
      </form>
    </Card>
  );
}

function LoginFailure({ error }: { error: unknown }) {
  const status = error instanceof Problem ? error.status : 0;
  if (status === 401) return <Notice tone="error" title={t('login.refused')} announce><p>{t('login.refused.text')}</p></Notice>;
  if (status === 429) return <Notice tone="error" icon="clock" title={t('login.locked')} announce><p>{t('login.locked.text')}</p></Notice>;
  return <Failure error={error} />;
}
