// What a form can know by itself, before anything is sent. The node decides; these only spare a round trip. Pure.

/** Lengths of the IBAN registry (release 99, SWIFT); other countries are left to the node. */
const IBAN_LENGTHS: Record<string, number> = {
  AD: 24, AE: 23, AL: 28, AT: 20, AZ: 28, BA: 20, BE: 16, BG: 22, BH: 22, BR: 29, BY: 28, CH: 21, CR: 22, CY: 28, CZ: 24, DE: 22,
  DK: 18, DO: 28, EE: 20, EG: 29, ES: 24, FI: 18, FO: 18, FR: 27, GB: 22, GE: 22, GI: 23, GL: 18, GR: 27, GT: 28, HR: 21, HU: 28,
  IE: 22, IL: 23, IQ: 23, IS: 26, IT: 27, JO: 30, KW: 30, KZ: 20, LB: 28, LC: 32, LI: 21, LT: 20, LU: 20, LV: 21, MC: 27, MD: 24,
  ME: 22, MK: 19, MR: 27, MT: 31, MU: 30, NL: 18, NO: 15, PK: 24, PL: 28, PS: 29, PT: 25, QA: 29, RO: 24, RS: 22, SA: 24, SC: 31,
  SE: 24, SI: 19, SK: 24, SM: 27, ST: 25, SV: 28, TL: 23, TN: 24, TR: 26, UA: 29, VA: 22, VG: 24, XK: 20,
};

export const compactIban = (typed: string): string => typed.replace(/[\s.\-]/g, '').toUpperCase();

export type IbanProblem = 'shape' | 'length' | 'check';

/** ISO 13616: country, length, and remainder 1 modulo 97. */
export function ibanProblem(typed: string): IbanProblem | null {
  const iban = compactIban(typed);
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{4,30}$/.test(iban)) return 'shape';
  const length = IBAN_LENGTHS[iban.slice(0, 2)];
  if (length !== undefined && iban.length !== length) return 'length';
  let remainder = 0;
  for (const letter of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(letter, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1 ? null : 'check';
}

/** "NL85 DEMO 0417 1643 00" */
export const spacedIban = (iban: string): string => compactIban(iban).replace(/(.{4})(?=.)/g, '$1 ');

/** Eight digits, as copied with the words around them; the node decides. */
export function isKvk(typed: string): boolean {
  return /^(kvk(nummer|nr)?:?)?\d{8}$/i.test(typed.replace(/[\s\-.]/g, ''));
}

/** The currencies are told apart by how their addresses begin. */
export const walletType = (typed: string): 'bitcoin' | 'ethereum' => (/^(ethereum:)?0x/i.test(typed.trim()) ? 'ethereum' : 'bitcoin');

/** The shape of an address of Bitcoin or Ethereum, with or without what a payment link puts around it; its check signs are the node's. */
export function isWallet(typed: string): boolean {
  const text = typed.replace(/\s/g, '');
  return walletType(text) === 'ethereum' ? /^(ethereum:)?0x[0-9a-f]{40}([?@].*)?$/i.test(text) : /^(bitcoin:)?(bc1[a-z0-9]{8,87}|[13][a-z1-9]{25,34})(\?.*)?$/i.test(text);
}

export function isPhone(typed: string): boolean {
  const digits = typed.replace(/[\s\-().]/g, '');
  return /^(\+|00)?\d{7,15}$/.test(digits);
}

/** One "@", something before it, a dot after it, no spaces: more is for the node. */
export const isEmail = (typed: string): boolean => /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(typed.trim());

/** A web address with or without "https://"; a host needs a dot. */
export function isWebAddress(typed: string): boolean {
  const text = typed.trim();
  if (/\s/.test(text)) return false;
  try {
    const host = new URL(text.includes('://') ? text : `https://${text}`).hostname;
    return host.includes('.') && !host.startsWith('.') && !host.endsWith('.');
  } catch {
    return false;
  }
}

/** Only a host, without path: then it is a domain, not a page. */
export const isBareDomain = (typed: string): boolean => /^[^\s/:?#@]+\.[^\s/:?#@]+$/.test(typed.trim()) && !/^\d+(\.\d+){3}$/.test(typed.trim());

/** Cents, from "1250", "1.250,50", "1,250.50", "€ 12,5"; null when it is not an amount of at most a billion. */
export function parseCents(typed: string): number | null {
  const text = typed.replace(/[€\s\u00a0]/g, '').replace(/,-+$/, '');
  const match = /^(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,](\d{1,2}))?$/.exec(text);
  if (!match) return null;
  const cents = Number(match[1]!.replace(/[.,]/g, '')) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return cents <= 100_000_000_000 ? cents : null;
}

export type DateProblem = 'shape' | 'future' | 'old';

/** Of "2026-11-20", as the date field gives it ("2026-3-5" too). `today` is such a date. */
export function dateProblem(typed: string, today: string): DateProblem | null {
  const iso = isoDate(typed);
  if (!iso) return 'shape';
  if (iso > today) return 'future';
  return iso < '1990-01-01' ? 'old' : null;
}

/** With its zeros, or null when there is no such day. */
export function isoDate(typed: string): string | null {
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed);
  if (!match) return null;
  const iso = `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`;
  const when = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(when.getTime()) && when.toISOString().startsWith(iso) ? iso : null;
}

export const isPostcode = (typed: string): boolean => /^[1-9]\d{3}\s?[A-Za-z]{2}$/.test(typed.trim());

/** A letter and eight digits with any hyphen, the first four digits or more, or a whole id: what a node can look for. */
function isNumber(letter: string, typed: string): boolean {
  const plain = plainHyphens(typed).replace(/\s/g, '').toLowerCase();
  const digits = plain.startsWith(letter) ? plain.slice(1) : plain;
  return /^-?[0-9a-f]{4,8}$/.test(digits) || /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(plain);
}

/** "M-1F3A9C02". */
export const isReportNumber = (typed: string): boolean => isNumber('m', typed);
/** "W-1F3A9C02", of a payment that waits. */
export const isHoldNumber = (typed: string): boolean => isNumber('w', typed);

/** "T-1F3A9C02", of a payment that a victim wants back. */
export const isRecoveryNumber = (typed: string): boolean => isNumber('t', typed);

/** "2026-000123", whole. */
export const isCaseNumber = (typed: string): boolean => /^\d{4}-\d{6,}$/.test(plainHyphens(typed));
/** "000123", "2026-": a part is enough to find a case. */
export const isCaseNumberPart = (typed: string): boolean => /^[\d-]+$/.test(plainHyphens(typed));

/** Numbers are shown with hyphens that do not break (U+2011); nodes write plain ones. */
export const plainHyphens = (typed: string): string => typed.trim().replace(/\u2011/g, '-');
