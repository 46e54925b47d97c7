// Where one types what to look for.
import { useState } from 'preact/hooks';
import { navigate } from '../app/router.ts';
import { t } from '../i18n/index.ts';
import { TextField } from '../ui/fields.tsx';
import { Button } from '../ui/parts.tsx';

export function SearchBox({ query = '' }: { query?: string }) {
  const [typed, setTyped] = useState(query);
  const look = () => typed.trim() && navigate(`/zoeken?q=${encodeURIComponent(typed.trim())}`);
  return (
    <form class="filters" role="search" aria-label={t('search.title')} noValidate onSubmit={(event) => { event.preventDefault(); look(); }}>
      <TextField id="search" type="search" label={t('search.title')} hint={t('search.hint')} value={typed} onChange={setTyped} quiet />
      <Button type="submit" kind="secondary">{t('ui.search')}</Button>
    </form>
  );
}
