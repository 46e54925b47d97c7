import { post } from '../api/client.ts';
import type { DemoRole, Page, Session } from '../api/types.ts';
import { useApp } from '../app/context.ts';
import { homeOf } from '../app/navigation.ts';
import { navigate } from '../app/router.ts';
import { say, t } from '../i18n/index.ts';
import { Icon } from '../ui/icons.tsx';
import { useAct, useGet } from '../ui/load.ts';
import { Failure, Loading } from '../ui/parts.tsx';

/** One click logs in as a role; nodes with real people have no such roles and this shows nothing. */
export function DemoRoles({ goTo }: { goTo?: string | undefined }) {
  const { node, enter } = useApp();
  const roles = useGet<Page<DemoRole>>(node.synthetic ? '/api/v1/demo-roles' : null);
  const entering = useAct(async (role: DemoRole) => {
    const session = await post<Session>('/api/v1/demo-sessions', { role: role.role, account: role.account });
    enter(session);
    navigate(goTo ?? homeOf(session), { replace: goTo !== undefined });
  });
  if (!node.synthetic) return null;
  return (
    <>
      <p class="note">{t('login.demo.note')}</p>
      {roles.isLoading && <Loading />}
      <Failure error={roles.error ?? entering.error} onRetry={roles.reload} />
      <div class="role-buttons">
        {roles.value?.items.map((role) => (
          <button key={role.account ?? role.role} type="button" class="role-button" onClick={() => entering.run(role)}>
            <Icon name="person" />
            <span>
              <strong>{t('login.as', { role: say(role.name) })}{role.person && ` (${role.person})`}</strong>
              <span class="choice-note">{say(role.task)}</span>
            </span>
          </button>
        ))}
      </div>
    </>
  );
}
