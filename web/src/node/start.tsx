// The first page of each node: what one can do here, largest task first.
import { useApp, kindOf, originOf } from '../app/context.ts';
import { tasksOf } from '../app/navigation.ts';
import { say, t, type PlainKey } from '../i18n/index.ts';
import { Icon, type IconName } from '../ui/icons.tsx';
import { Card, Page } from '../ui/parts.tsx';
import { SearchBox } from '../search/box.tsx';
import { DemoRoles } from './demo_roles.tsx';

interface Task { to: string; title: PlainKey; text: PlainKey; icon: IconName }

const DESK_TASKS: Task[] = [
  { to: '/hulp', title: 'start.help', text: 'start.help.text', icon: 'question' },
  { to: '/melden', title: 'start.report', text: 'start.report.text', icon: 'warning' },
  { to: '/status', title: 'start.status', text: 'start.status.text', icon: 'clock' },
  { to: '/hulpplan', title: 'start.plan', text: 'start.plan.text', icon: 'good' },
  { to: '/mijn-gegevens', title: 'start.rights', text: 'start.rights.text', icon: 'person' },
];

const POLICE_TASKS: Task[] = [
  { to: '/controleren', title: 'start.check', text: 'start.check.text', icon: 'question' },
  { to: '/bekendmaken', title: 'start.identify', text: 'start.identify.text', icon: 'person' },
  { to: '/zakelijk-melden', title: 'start.bulk', text: 'start.bulk.text', icon: 'warning' },
  { to: '/zakelijk-volgen', title: 'start.follow', text: 'start.follow.text', icon: 'clock' },
];
const BANK_TASKS: Task[] = [
  { to: '/vastgehouden', title: 'start.held', text: 'start.held.text', icon: 'clock' },
  { to: '/geld-terugvragen', title: 'start.recovery', text: 'start.recovery.text', icon: 'question' },
  { to: '/terugvraag', title: 'start.recoveryStatus', text: 'start.recoveryStatus.text', icon: 'clock' },
];

const reportAt = (desk: string): Task => ({ to: `${desk}/melden`, title: 'start.report', text: 'start.elsewhere.text', icon: 'warning' });
const atDesk = (desk: string): Task[] => [reportAt(desk), { to: `${desk}/mijn-gegevens`, title: 'start.rights', text: 'start.rights.text', icon: 'person' }];

export default function StartPage() {
  const { node, session } = useApp();
  const kind = kindOf(node);
  if (session) return <StaffStart />;
  if (kind === 'desk') return <DeskStart />;
  if (kind === 'programme') return <ProgrammeStart />;
  if (kind === 'partner') return <PartnerStart />;
  const isPolice = kind === 'police';
  const desk = originOf(node, 'desk');
  return (
    <Page title={isPolice ? t('start.police.title') : t('start.bank.title')} lead={isPolice ? t('start.police.lead') : t('start.bank.lead')} wide>
      <div class="columns">
        <div class="column-main">
          <Tasks
            tasks={[
              ...(isPolice ? POLICE_TASKS : BANK_TASKS),
              ...(desk ? atDesk(desk) : []),
            ]}
          />
        </div>
        <div class="column-side"><LoginCard /></div>
      </div>
    </Page>
  );
}

function DeskStart() {
  return (
    <Page title={t('start.title')} lead={t('start.lead')} wide>
      <div class="columns">
        <div class="column-main"><Tasks tasks={DESK_TASKS} /></div>
        <div class="column-side">
          <aside class="comfort"><p><strong>{t('start.blame')}</strong></p><p>{t('start.blame.text')}</p></aside>
          <LoginCard />
        </div>
      </div>
    </Page>
  );
}

const KNOWLEDGE_TASKS: Task[] = [
  { to: '/trends', title: 'start.trends', text: 'start.trends.text', icon: 'info' },
  { to: '/kennis', title: 'start.knowledge', text: 'start.knowledge.text', icon: 'question' },
  { to: '/preventie', title: 'start.prevention', text: 'start.prevention.text', icon: 'person' },
];

/** What holds no person is for all; what partners promise each other stands behind the log-in. */
function ProgrammeStart() {
  const { node } = useApp();
  const desk = originOf(node, 'desk');
  return (
    <Page title={t('start.programme.title')} lead={t('start.programme.lead')} wide>
      <div class="columns">
        <div class="column-main"><Tasks tasks={[...KNOWLEDGE_TASKS, ...(desk ? [reportAt(desk)] : [])]} /></div>
        <div class="column-side"><LoginCard /></div>
      </div>
    </Page>
  );
}

/** A shop or carrier does nothing for the public here: it says where people do go. */
function PartnerStart() {
  const { node } = useApp();
  const desk = originOf(node, 'desk');
  return (
    <Page title={t('start.partner.title', { node: say(node.name) })} lead={t('start.partner.lead')} wide>
      <div class="columns">
        <div class="column-main"><Tasks tasks={desk ? atDesk(desk) : []} /></div>
        <div class="column-side"><LoginCard /></div>
      </div>
    </Page>
  );
}

function StaffStart() {
  const { node, session } = useApp();
  return (
    <Page title={t('start.staff.title')} lead={t('start.staff.lead', { node: say(node.name), name: session!.name })} wide>
      <SearchBox />
      <ul class="tasks tasks-many">
        {tasksOf(session!).map(({ to, label, text }) => (
          <li key={to}>
            <a class="task" href={to}>
              <span><span class="task-title">{t(label)}</span><span class="task-text">{t(text)}</span></span>
              <Icon name="arrow" />
            </a>
          </li>
        ))}
      </ul>
      {kindOf(node) === 'programme' && <Tasks tasks={KNOWLEDGE_TASKS} />}
    </Page>
  );
}

function Tasks({ tasks }: { tasks: Task[] }) {
  return (
    <ul class="tasks">
      {tasks.map((task, index) => (
        <li key={task.to}>
          <a class={index === 0 ? 'task task-first' : 'task'} href={task.to}>
            <Icon name={task.icon} />
            <span><span class="task-title">{t(task.title)}</span><span class="task-text">{t(task.text)}</span></span>
            <Icon name="arrow" />
          </a>
        </li>
      ))}
    </ul>
  );
}

function LoginCard() {
  const { node } = useApp();
  return (
    <Card title={t('start.staff')} id="staff">
      {node.synthetic ? <DemoRoles /> : <p><a class="utrecht-link utrecht-link--html-a" href="/inloggen">{t('start.staff.login')}</a></p>}
    </Card>
  );
}
