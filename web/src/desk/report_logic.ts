// From what was typed to what is sent: checks, and the split over compartments that the fields' targets ask for. Pure.
import type { ConsentRequest, FormField, Money, ReportForms, Victim } from '../api/types.ts';
import type { PartContent, SealedIdentifier } from '../seal/seal.ts';
import { compactIban, dateProblem, ibanProblem, isBareDomain, isEmail, isoDate, isKvk, isPhone, isPostcode, isWallet, isWebAddress, parseCents, walletType } from '../ui/checks.ts';

export type Values = Record<string, string>;
/** What is wrong with a field; the page has the words for it. */
export type FieldProblem = 'missing' | 'iban.shape' | 'iban.length' | 'iban.check' | 'phone' | 'email' | 'url' | 'kvk' | 'wallet' | 'date.shape' | 'date.future' | 'date.old' | 'amount' | 'postcode' | 'birthYear' | 'long';

export const NARRATIVE_LETTERS_MAX = 8000;
export const TEXT_LETTERS_MAX = 200;
/** Answers to a consent: nothing is chosen beforehand. */
export const CONSENT_GIVEN = 'yes';
export const CONSENT_WITHHELD = 'no';

/** The fields of a fraud type's form, in its own order. */
export function fieldsOf(forms: ReportForms, fraudType: string): FormField[] {
  const form = forms.fraudTypes.find((each) => each.code === fraudType);
  return (form?.forms ?? []).flatMap((id) => forms.fields.find((field) => field.id === id) ?? []);
}

/** Must it be answered? The rest may stay empty. */
export const isNeeded = (field: FormField): boolean => field.required || field.kind === 'consent';

const given = (values: Values, field: FormField | undefined): string => (field ? (values[field.id] ?? '').trim() : '');

/** `today` is a date, "2026-11-20". */
export function problemOf(field: FormField, typed: string | undefined, today: string): FieldProblem | null {
  const value = (typed ?? '').trim();
  const isEmpty = !value || /^-*$/.test(value);
  if (isEmpty) return isNeeded(field) ? 'missing' : null;
  if (field.target === 'victim.postcode') return isPostcode(value) ? null : 'postcode';
  if (field.target === 'victim.birthYear') return /^(19|20)\d\d$/.test(value) && value <= today.slice(0, 4) ? null : 'birthYear';
  switch (field.kind) {
    case 'iban': {
      const problem = ibanProblem(value);
      return problem && `iban.${problem}`;
    }
    case 'phone': return isPhone(value) ? null : 'phone';
    case 'email': return isEmail(value) ? null : 'email';
    case 'url': return isWebAddress(value) ? null : 'url';
    case 'kvk': return isKvk(value) ? null : 'kvk';
    case 'wallet': return isWallet(value) ? null : 'wallet';
    case 'amount': return parseCents(value) === null ? 'amount' : null;
    case 'date': {
      const problem = dateProblem(value, today);
      return problem && `date.${problem}`;
    }
    case 'longtext': return value.length > NARRATIVE_LETTERS_MAX ? 'long' : null;
    case 'text': return value.length > TEXT_LETTERS_MAX ? 'long' : null;
    default: return null;
  }
}

const euros = (typed: string): Money | null => {
  const minor = parseCents(typed);
  return minor === null ? null : { minor, currency: 'EUR' };
};

/** What the desk itself learns of the event. */
export function deskFacts(fields: FormField[], values: Values): { channel: string; occurredOn: string; amount: Money | null; province?: string } {
  const of = (target: string) => given(values, fields.find((field) => field.compartment === 'desk' && field.target === target));
  return { channel: of('channel') || 'other', occurredOn: isoDate(of('occurredOn')) ?? '', amount: euros(of('amount')), ...(of('province') ? { province: of('province') } : {}) };
}

export function victimOf(fields: FormField[], values: Values): Victim {
  const of = (target: string) => given(values, fields.find((field) => field.compartment === 'victim' && field.target === target));
  const birthYear = Number(of('victim.birthYear'));
  return {
    name: of('victim.name'),
    ...(of('victim.email') ? { email: of('victim.email') } : {}),
    ...(of('victim.phone') ? { phone: of('victim.phone') } : {}),
    ...(of('victim.postcode') ? { postcode: of('victim.postcode').toUpperCase().replace(/\s/g, '') } : {}),
    ...(birthYear ? { birthYear } : {}),
  };
}

/** The consents that were given; one that was withheld is simply absent. */
export function consentsOf(fields: FormField[], values: Values, textVersion: string): ConsentRequest[] {
  return fields
    .filter((field) => field.kind === 'consent' && values[field.id] === CONSENT_GIVEN)
    .map((field) => {
      const [recipient = '', purpose = ''] = field.role.split('|');
      return { recipient, purpose, textVersion };
    });
}

/** What only the police read. Lines that belong in the narrative stand below it, each under its question. */
export function partOf(fields: FormField[], values: Values, questionOf: (field: FormField) => string): PartContent {
  const sealed = fields.filter((field) => field.compartment === 'sealed' && given(values, field));
  const of = (target: string) => given(values, sealed.find((field) => field.target === target));
  const story = sealed.find((field) => field.target === 'narrative' && field.kind === 'longtext');
  const lines = sealed.filter((field) => field.target === 'narrative' && field !== story).map((field) => `${questionOf(field)} ${given(values, field)}`);
  const identifiers = sealed.filter((field) => field.target === 'counterparty');
  const counterparty = identifiers.map((field) => identifierOf(field, given(values, field)));
  const payee = counterparty.find((identifier) => identifier.type === 'iban' && identifier.role === 'payee')?.value;
  return {
    v: 1,
    narrative: [given(values, story), ...lines].filter(Boolean).join('\n'),
    counterparty,
    claimedName: of('claimedName'),
    platform: of('platform'),
    payments: paymentsOf(fields, values, payee, of),
  };
}

/** One payment when anything about it was told; day and amount fall back on what the desk was told. */
function paymentsOf(fields: FormField[], values: Values, payee: string | undefined, of: (target: string) => string): PartContent['payments'] {
  const facts = deskFacts(fields, values);
  const date = isoDate(of('payments.date')) ?? facts.occurredOn;
  const amount = euros(of('payments.amount')) ?? facts.amount;
  const reference = of('payments.reference');
  const isTold = payee !== undefined || reference !== '' || of('payments.date') !== '' || of('payments.amount') !== '';
  if (!isTold) return [];
  return [{ date, amount, ...(payee ? { toIban: payee } : {}), ...(reference ? { reference } : {}) }];
}

function identifierOf(field: FormField, value: string): SealedIdentifier {
  const role = field.role ? { role: field.role } : {};
  switch (field.kind) {
    case 'iban': return { type: 'iban', value: compactIban(value), ...role };
    case 'url': return isBareDomain(value) ? { type: 'domain', value, ...role } : { type: 'url', value: value.includes('://') ? value : `https://${value}`, ...role };
    case 'wallet': return { type: walletType(value), value, ...role };
    default: return { type: field.kind, value, ...role };
  }
}
