import { t } from '../i18n/index.ts';
import { Buttons, LinkButton, Page } from '../ui/parts.tsx';

export function NotFound() {
  return (
    <Page title={t('missing.title')} lead={t('missing.lead')}>
      <ul class="plain-list">
        <li>{t('missing.typed')}</li>
        <li>{t('missing.node')}</li>
      </ul>
      <Buttons><LinkButton href="/">{t('missing.start')}</LinkButton></Buttons>
    </Page>
  );
}
