// Numbers, days and bottlenecks as the programme's forms ask for them.
import { codesOf, labelOf, t } from '../i18n/index.ts';
import { SelectField, TextArea, TextField } from '../ui/fields.tsx';

export interface NewBottleneck { kind: string; text: string; owner: string }
export const noBottleneck: NewBottleneck = { kind: 'capacity', text: '', owner: '' };
export const isFilled = (given: NewBottleneck): boolean => given.text.trim() !== '' && given.owner.trim() !== '';

/** `prefix` keeps the ids apart where a page has more than one. */
export function BottleneckFields({ prefix, value, onChange, tries }: { prefix: string; value: NewBottleneck; onChange: (value: NewBottleneck) => void; tries: number }) {
  const missing = (text: string) => (tries > 0 && !text.trim() ? t('wrong.missing') : undefined);
  return (
    <>
      <SelectField id={`${prefix}-kind`} label={t('bottleneck.kind')} value={value.kind} options={codesOf('bottleneckKind').map((code) => ({ value: code, label: labelOf('bottleneckKind', code) }))} onChange={(kind) => onChange({ ...value, kind })} />
      <TextArea id={`${prefix}-text`} label={t('bottleneck.text')} value={value.text} rows={3} maxLength={2000} error={missing(value.text)} onChange={(text) => onChange({ ...value, text })} />
      <TextField id={`${prefix}-owner`} label={t('bottleneck.owner')} hint={t('commitment.owner.hint')} value={value.owner} maxLength={200} error={missing(value.owner)} onChange={(owner) => onChange({ ...value, owner })} />
    </>
  );
}
