// The frame around every page: danger strip, ribbon, header, footer.
import type { ComponentChildren } from 'preact';
import { currentLanguage, say, setLanguage, t } from '../i18n/index.ts';
import { Icon, Shield } from '../ui/icons.tsx';
import { useAct } from '../ui/load.ts';
import { useApp } from './context.ts';
import { desksToCall } from './desks_to_call.ts';
import { navigationOf } from './navigation.ts';
import { navigate, type Place } from './router.ts';
import { useTheme } from './theme.ts';

export function Shell({ place, onLanguage, children }: { place: Place; onLanguage: () => void; children: ComponentChildren }) {
  return (
    <>
      <a class="nl-skip-link skip" href="#main">{t('shell.skip')}</a>
      <Danger />
      <Header place={place} onLanguage={onLanguage} />
      <Ribbon />
      <main id="main" tabIndex={-1}>{children}</main>
      <Footer place={place} />
    </>
  );
}

function Danger() {
  return (
    <aside class="danger" aria-label={t('shell.danger.label')}>
      <p><Icon name="warning" /> <span>{t('shell.danger')}</span></p>
    </aside>
  );
}

/** Unmissable on nodes with invented people: nobody should take this for real. */
function Ribbon() {
  const { node } = useApp();
  if (!node.synthetic) return null;
  return (
    <aside class="ribbon" aria-label={t('shell.demo.label')}>
      <p>
        <strong>{t('shell.demo')}</strong> {t('shell.demo.text')}{' '}
        <a class="utrecht-link utrecht-link--html-a" href="/rondleiding">{t('shell.demo.tour')}</a>
      </p>
    </aside>
  );
}

function Header({ place, onLanguage }: { place: Place; onLanguage: () => void }) {
  const { node, session, leave } = useApp();
  const theme = useTheme();
  const leaving = useAct(async () => {
    await leave();
    navigate('/');
  });
  const other = currentLanguage() === 'nl' ? 'en' : 'nl';
  return (
    <header class="header">
      <div class="header-row">
        <a class="brand" href="/">
          <Shield />
          <span class="brand-words"><strong>{say(node.name)}</strong><span class={session ? 'brand-sub brand-tasks' : 'brand-sub'}>{session ? t('shell.tasks') : t('shell.brand')}</span></span>
        </a>
        <nav class="navigation" aria-label={t('shell.navigation')}>
          <ul>
            {navigationOf(node, session).map(({ to, label }) => {
              const isHere = place.path === to || place.path.startsWith(`${to}/`);
              return <li key={to}><a href={to} aria-current={isHere ? (place.path === to ? 'page' : 'true') : undefined}>{t(label)}</a></li>;
            })}
          </ul>
        </nav>
        <div class="tools">
          {session ? (
            <span class="who">
              <Icon name="person" /> <span class="who-name">{session.name}</span>
              <button type="button" class="tool" onClick={() => leaving.run()}>{t('shell.logout')}</button>
            </span>
          ) : (
            <a class="tool" href="/inloggen">{t('shell.login')}</a>
          )}
          <button type="button" class="tool tool-theme" onClick={theme.toggle}>
            <Icon name={theme.isDark ? 'sun' : 'moon'} />
            <span class="tool-words">{theme.isDark ? t('shell.light') : t('shell.dark')}</span>
          </button>
          <button type="button" class="tool" lang={other} onClick={() => void setLanguage(other).then(onLanguage)}>
            <span class="language-long">{other === 'en' ? 'English' : 'Nederlands'}</span>
            <span class="language-short" aria-hidden="true">{other.toUpperCase()}</span>
          </button>
        </div>
      </div>
    </header>
  );
}

function Footer({ place }: { place: Place }) {
  const { node } = useApp();
  return (
    <footer class="footer">
      <div class="footer-body">
        <p class="footer-call"><strong>{t('shell.call', { phone: desksToCall.fraud.phone, hours: say(desksToCall.fraud.hours) })}</strong></p>
        <p class="print-only">{t('shell.footer.address', { address: location.origin + place.path })}</p>
        {node.synthetic && <p>{t('shell.footer.demo')}</p>}
        <p>{t('shell.footer.source', { version: node.version })} <a class="utrecht-link utrecht-link--html-a" href="/licences.md">{t('shell.footer.licences')}</a></p>
      </div>
    </footer>
  );
}
