// What a recall is in a form and on a page. Pure.
import type { Tone } from '../ui/parts.tsx';
import { compactIban } from '../ui/checks.ts';

export const RECALL_STATES = ['open', 'returned', 'refused', 'lapsed'];

const TONES: Record<string, Tone> = { open: 'amber', returned: 'good', refused: 'plain', lapsed: 'plain' };
export const recallTone = (status: string): Tone => TONES[status] ?? 'plain';

export const isBic = (typed: string): boolean => /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(typed.trim().toUpperCase());

/** What a payment system calls a payment: at most 35 of the letters that banks use between them. */
export const isReference = (typed: string): boolean => /^[A-Za-z0-9/\-?:().,'+ ]{1,35}$/.test(typed.trim());

/** The BIC of the bank that holds this account, as far as the register of partners knows it. */
export function bicOf(account: string, banks: { code: string; bic: string }[]): string {
  const iban = compactIban(account);
  return iban.startsWith('NL') ? (banks.find(({ code }) => code === iban.slice(4, 8))?.bic ?? '') : '';
}
