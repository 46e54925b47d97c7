// One desk, question, row or situation in a form of its own.
import { useState } from 'preact/hooks';
import { labelOf, t } from '../i18n/index.ts';
import { SelectField, TextArea, TextField } from '../ui/fields.tsx';
import { Button, Buttons, Dialog } from '../ui/parts.tsx';
import { firstEmpty, isWrong, type PartField, type PartForm, type Typed } from './parts.ts';

export function ItemDialog<Item>(props: { title: string; form: PartForm<Item>; item: Item; onClose: () => void; onKeep: (item: Item) => void }) {
  const fields = props.form.fields(props.item);
  const [typed, setTyped] = useState<Typed>(() => props.form.typed(props.item));
  const [wrong, setWrong] = useState<string | undefined>();
  const keep = () => {
    const read = props.form.read(props.item, typed);
    const mistake = firstEmpty(fields, typed) ?? (isWrong(read as object) ? (read as { wrong: string }).wrong : undefined);
    setWrong(mistake);
    if (mistake) document.getElementById(`item-${mistake}`)?.focus();
    else props.onKeep(read as Item);
  };
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); keep(); }}>
        {fields.map((field) => (
          <ItemField key={field.name} field={field} value={typed[field.name] ?? ''} error={wrong === field.name ? t(typed[field.name]?.trim() ? 'edit.unreadable' : 'wrong.missing') : undefined} onChange={(value) => setTyped({ ...typed, [field.name]: value })} />
        ))}
        <Buttons><Button type="submit">{t('edit.keep')}</Button></Buttons>
      </form>
    </Dialog>
  );
}

function ItemField({ field, value, error, onChange }: { field: PartField; value: string; error: string | undefined; onChange: (value: string) => void }) {
  const common = { id: `item-${field.name}`, label: field.of ? `${field.of}: ${t(field.label)}` : t(field.label), hint: field.hint && t(field.hint), error, value, onChange, optional: field.optional === true };
  if (field.kind === 'choice') {
    return <SelectField {...common} options={field.choices!.map((choice) => ({ value: choice, label: field.name === 'urgency' ? labelOf('urgency', choice) : labelOf('mark', choice) }))} />;
  }
  return field.kind === 'words' ? <TextArea {...common} rows={4} /> : <TextField {...common} />;
}
