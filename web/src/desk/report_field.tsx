import type { FormField } from '../api/types.ts';
import { say, t } from '../i18n/index.ts';
import { DateField, RadioField, SelectField, TextArea, TextField } from '../ui/fields.tsx';
import { CONSENT_GIVEN, CONSENT_WITHHELD, NARRATIVE_LETTERS_MAX } from './report_logic.ts';

const RADIOS_MAX = 6; // more options read better as a list

const AUTOCOMPLETE: Record<string, string> = {
  'victim.name': 'name',
  'victim.email': 'email',
  'victim.phone': 'tel',
  'victim.postcode': 'postal-code',
  'victim.birthYear': 'bday-year',
};

/** One field of a report form, in the shape that its kind asks for. */
export function ReportField({ field, value, error, onChange }: { field: FormField; value: string; error?: string | undefined; onChange: (value: string) => void }) {
  const common = { id: field.id, label: say(field), hint: say(field.hint) || undefined, error, optional: !field.required, value, onChange };
  const autoComplete = AUTOCOMPLETE[field.target] ?? 'off';
  switch (field.kind) {
    case 'longtext': return <TextArea {...common} rows={8} maxLength={NARRATIVE_LETTERS_MAX + 1} />;
    case 'date': return <DateField {...common} />;
    case 'amount': return <TextField {...common} inputMode="decimal" width="short" />;
    case 'iban':
    case 'kvk': return <TextField {...common} width="medium" />;
    case 'wallet': return <TextField {...common} />;
    case 'phone': return <TextField {...common} type="tel" width="medium" autoComplete={autoComplete} />;
    case 'email': return <TextField {...common} type="email" width="medium" autoComplete={autoComplete} />;
    case 'url': return <TextField {...common} inputMode="text" />;
    case 'consent': return <ConsentChoice {...common} />;
    case 'choice': {
      const options = (field.options ?? []).map((option) => ({ value: option.value, label: say(option) }));
      if (options.length > RADIOS_MAX) return <SelectField {...common} options={options} empty={t('ui.choose')} />;
      return <RadioField {...common} options={options} columns />;
    }
    default: return <TextField {...common} autoComplete={autoComplete} width={field.target === 'victim.postcode' || field.target === 'victim.birthYear' ? 'short' : 'full'} />;
  }
}

/** Giving and withholding stand side by side, and neither is chosen beforehand. */
function ConsentChoice(props: { id: string; label: string; hint: string | undefined; error: string | undefined; value: string; onChange: (value: string) => void }) {
  return (
    <RadioField
      {...props}
      optional={false}
      options={[
        { value: CONSENT_GIVEN, label: t('consent.yes'), note: t('consent.yes.note') },
        { value: CONSENT_WITHHELD, label: t('consent.no'), note: t('consent.no.note') },
      ]}
    />
  );
}
