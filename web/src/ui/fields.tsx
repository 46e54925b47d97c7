// Form fields: label, hint, error, control, in that order; the error is tied to the control.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { codesOf, labelOf, t } from '../i18n/index.ts';
import { unbrokenNumbers } from './format.ts';
import { Hidden } from './parts.tsx';
import { Icon } from './icons.tsx';

export interface FieldProps {
  id: string;
  label: string;
  hint?: ComponentChildren;
  error?: string | undefined;
  optional?: boolean;
  /** Optional, and so plainly that no word is said about it: what narrows a list. */
  quiet?: boolean;
}

const described = (props: FieldProps) => [props.hint && `${props.id}-hint`, props.error && `${props.id}-error`].filter(Boolean).join(' ') || undefined;

function Hint({ id, hint }: { id: string; hint: ComponentChildren }) {
  return hint ? <div class="utrecht-form-field-description" id={`${id}-hint`}>{typeof hint === 'string' ? unbrokenNumbers(hint) : hint}</div> : null;
}

function ErrorText({ id, error }: { id: string; error?: string | undefined }) {
  if (!error) return null;
  return (
    <div class="utrecht-form-field-error-message field-error" id={`${id}-error`}>
      <Icon name="warning" /> <span><Hidden>{t('ui.error')} </Hidden>{error}</span>
    </div>
  );
}

function Optional({ when }: { when?: boolean | undefined }) {
  return when ? <span class="optional"> ({t('ui.optional')})</span> : null;
}

function Field(props: FieldProps & { children: ComponentChildren }) {
  return (
    <div class={`utrecht-form-field utrecht-form-field--distanced ${props.error ? 'utrecht-form-field--invalid' : ''}`}>
      <div class="utrecht-form-field__label">
        <label class="utrecht-form-label" for={props.id}>{props.label}</label>
        <Optional when={props.optional} />
      </div>
      <Hint id={props.id} hint={props.hint} />
      <ErrorText id={props.id} error={props.error} />
      <div class="utrecht-form-field__input">{props.children}</div>
    </div>
  );
}

export interface TextFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  onLeave?: (() => void) | undefined;
  type?: 'text' | 'tel' | 'email' | 'url' | 'password' | 'date' | 'search';
  inputMode?: 'numeric' | 'decimal' | 'text';
  autoComplete?: string;
  width?: 'short' | 'medium' | 'full';
  spellcheck?: boolean;
  maxLength?: number;
}

export function TextField(props: TextFieldProps) {
  return (
    <Field {...props}>
      <input
        id={props.id}
        name={props.id}
        class={`utrecht-textbox utrecht-textbox--html-input width-${props.width ?? 'full'} ${props.error ? 'utrecht-textbox--invalid' : ''}`}
        type={(props.type ?? 'text') as 'text'} // Preact's types want each kind apart; all of these take the same attributes
        inputMode={props.inputMode}
        autocomplete={props.autoComplete ?? 'off'}
        spellcheck={props.spellcheck ?? false}
        maxLength={props.maxLength}
        value={props.value}
        aria-describedby={described(props)}
        aria-invalid={props.error ? 'true' : undefined}
        aria-required={props.optional || props.quiet ? undefined : 'true'}
        onInput={(event) => props.onChange(event.currentTarget.value)}
        onBlur={props.onLeave}
      />
    </Field>
  );
}

export function TextArea(props: FieldProps & { value: string; onChange: (value: string) => void; onLeave?: (() => void) | undefined; rows?: number; maxLength?: number }) {
  return (
    <Field {...props}>
      <textarea
        id={props.id}
        name={props.id}
        class={`utrecht-textarea utrecht-textarea--html-textarea ${props.error ? 'utrecht-textarea--invalid' : ''}`}
        rows={props.rows ?? 5}
        maxLength={props.maxLength}
        value={props.value}
        aria-describedby={described(props)}
        aria-invalid={props.error ? 'true' : undefined}
        aria-required={props.optional ? undefined : 'true'}
        onInput={(event) => props.onChange(event.currentTarget.value)}
        onBlur={props.onLeave}
      />
    </Field>
  );
}

export interface Option { value: string; label: string; note?: string }

export function SelectField(props: FieldProps & { value: string; options: Option[]; onChange: (value: string) => void; empty?: string }) {
  return (
    <Field {...props}>
      <select
        id={props.id}
        name={props.id}
        class={`utrecht-select utrecht-select--html-select ${props.error ? 'utrecht-select--invalid' : ''}`}
        value={props.value}
        aria-describedby={described(props)}
        aria-invalid={props.error ? 'true' : undefined}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      >
        {props.empty !== undefined && <option value="">{props.empty}</option>}
        {props.options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
      </select>
    </Field>
  );
}

/** One of a few, as cards that are easy to hit. The first radio carries the group's id, so that links to an error land on it. */
export function RadioField(props: FieldProps & { value: string; options: Option[]; onChange: (value: string) => void; legend?: ComponentChildren; columns?: boolean }) {
  return (
    <fieldset class={`utrecht-form-fieldset utrecht-form-fieldset--html-fieldset choice ${props.error ? 'choice-invalid' : ''}`} aria-describedby={described(props)}>
      <legend class="choice-legend">{props.legend ?? <>{props.label}<Optional when={props.optional} /></>}</legend>
      <Hint id={props.id} hint={props.hint} />
      <ErrorText id={props.id} error={props.error} />
      <div class={props.columns ? 'choice-cards choice-columns' : 'choice-cards'}>
        {props.options.map((option, index) => (
          <label key={option.value} class="choice-card">
            <input
              type="radio"
              id={index === 0 ? props.id : `${props.id}-${option.value}`}
              name={props.id}
              class="utrecht-radio-button utrecht-radio-button--html-input"
              value={option.value}
              checked={props.value === option.value}
              aria-invalid={props.error ? 'true' : undefined}
              onChange={() => props.onChange(option.value)}
            />
            <span>{option.label}{option.note && <span class="choice-note">{option.note}</span>}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export function CheckField(props: FieldProps & { checked: boolean; onChange: (checked: boolean) => void }) {
  return (
    <div class={`check ${props.error ? 'choice-invalid' : ''}`}>
      <Hint id={props.id} hint={props.hint} />
      <ErrorText id={props.id} error={props.error} />
      <label class="choice-card">
        <input type="checkbox" id={props.id} class="check-box" checked={props.checked} aria-describedby={described(props)} aria-invalid={props.error ? 'true' : undefined} onChange={(event) => props.onChange(event.currentTarget.checked)} />
        <span>{props.label}</span>
      </label>
    </div>
  );
}

/** Any number of several. `group`: whose codes have the words (i18n `codesOf`). */
export function CheckList({ id, label, group, chosen, error, onChange }: { id: string; label: string; group: string; chosen: string[]; error?: string | undefined; onChange: (chosen: string[]) => void }) {
  return (
    <fieldset class="choice" id={id} aria-describedby={error ? `${id}-error` : undefined}>
      <legend class="choice-legend">{label}</legend>
      <ErrorText id={id} error={error} />
      {codesOf(group).map((code) => <CheckField key={code} id={`${id}-${code}`} label={labelOf(group, code)} checked={chosen.includes(code)} onChange={(isIn) => onChange(isIn ? [...chosen, code] : chosen.filter((each) => each !== code))} />)}
    </fieldset>
  );
}

/** Day, month and year apart: no calendar to fight with. The value is "2026-11-20", or what was typed so far. */
export function DateField(props: FieldProps & { value: string; onChange: (value: string) => void }) {
  const [year = '', month = '', day = ''] = props.value.split('-');
  const put = (y: string, m: string, d: string) => props.onChange(y || m || d ? [y, m, d].join('-') : '');
  const box = (part: string, label: string, value: string, size: 'short' | 'year', change: (text: string) => void) => (
    <div class="date-part">
      <label class="date-label" for={part === 'day' ? props.id : `${props.id}-${part}`}>{label}</label>
      <input
        id={part === 'day' ? props.id : `${props.id}-${part}`}
        class={`utrecht-textbox utrecht-textbox--html-input date-${size} ${props.error ? 'utrecht-textbox--invalid' : ''}`}
        inputMode="numeric"
        autocomplete="off"
        value={value}
        maxLength={size === 'year' ? 4 : 2}
        aria-describedby={described(props)}
        aria-invalid={props.error ? 'true' : undefined}
        onInput={(event) => change(event.currentTarget.value.replace(/\D/g, ''))}
      />
    </div>
  );
  return (
    <fieldset class={`utrecht-form-fieldset utrecht-form-fieldset--html-fieldset choice ${props.error ? 'choice-invalid' : ''}`}>
      <legend class="choice-legend">{props.label}<Optional when={props.optional} /></legend>
      <Hint id={props.id} hint={props.hint} />
      <ErrorText id={props.id} error={props.error} />
      <div class="date-parts">
        {box('day', t('ui.day'), day, 'short', (text) => put(year, month, text))}
        {box('month', t('ui.month'), month, 'short', (text) => put(year, text, day))}
        {box('year', t('ui.year'), year, 'year', (text) => put(text, month, day))}
      </div>
    </fieldset>
  );
}

/** All errors at once, above the form. Takes the focus at each failed try (`tries`), not at each keystroke. */
export function ErrorSummary({ errors, tries }: { errors: { id: string; text: string }[]; tries: number }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (tries > 0) box.current?.focus();
  }, [tries]);
  if (tries === 0 || errors.length === 0) return null;
  return (
    <div class="error-summary" role="group" tabIndex={-1} aria-labelledby="error-summary-title" ref={box}>
      <h2 class="utrecht-heading-3" id="error-summary-title">{t('ui.errors', { n: errors.length })}</h2>
      <ul>
        {errors.map(({ id, text }) => (
          <li key={id}>
            <a
              class="utrecht-link utrecht-link--html-a"
              href={`#${id}`}
              onClick={(event) => {
                event.preventDefault();
                const field = document.getElementById(id);
                field?.focus({ preventScroll: true });
                field?.scrollIntoView({ block: 'center' });
              }}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
