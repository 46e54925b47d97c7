// What narrows a list: a number to look for, and choices that hold together with it. Names are not searched.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { codesOf, labelOf, t } from '../i18n/index.ts';
import { SelectField, TextField } from './fields.tsx';
import { Button } from './parts.tsx';

export interface ListSearch {
  label: string;
  hint: string;
  /** Said when what was typed cannot be such a number; then nothing is asked. */
  wrong: string;
  accepts: (typed: string) => boolean;
  onSearch: (query: string) => void;
}

/** Looks when the person asks for it, not at each letter. The choices beside it come as children. */
export function ListFilters({ label, search, children }: { label: string; search: ListSearch; children?: ComponentChildren }) {
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  const look = () => {
    const query = typed.trim();
    const isGood = query === '' || search.accepts(query);
    setWrong(!isGood);
    if (isGood) search.onSearch(query);
  };
  return (
    <form class="filters" role="search" aria-label={label} noValidate onSubmit={(event) => { event.preventDefault(); look(); }}>
      <TextField id="list-query" label={search.label} hint={search.hint} value={typed} onChange={setTyped} error={isWrong ? search.wrong : undefined} quiet />
      {children}
      <Button type="submit" kind="secondary">{t('ui.search')}</Button>
    </form>
  );
}

export function FraudTypeFilter({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  return <SelectField id="type-filter" label={t('ui.fraudType')} value={value} empty={t('ui.fraudType.all')} options={codesOf('fraud').map((code) => ({ value: code, label: labelOf('fraud', code) }))} onChange={onChange} />;
}

/** The orders that the API knows by these names; the first is its own. */
const ORDERS = ['newest', 'longest-waiting'];

export function OrderFilter({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  return <SelectField id="order-filter" label={t('ui.order')} value={value} options={ORDERS.map((order) => ({ value: order, label: labelOf('order', order) }))} onChange={onChange} />;
}
