// Amounts, dates and identifiers as people read them. Times come in UTC and are shown in Dutch time.
import { locale } from '../i18n/index.ts';
import type { Money } from '../api/types.ts';

const ZONE = 'Europe/Amsterdam';
const NO_BREAK = '\u00a0';

/** The day it is in the Netherlands, "2026-11-20". */
export const today = (): string => new Date().toLocaleDateString('sv-SE', { timeZone: ZONE });

export function money(amount: Money | null | undefined): string {
  if (!amount) return '–';
  const whole = amount.minor % 100 === 0;
  return new Intl.NumberFormat(locale(), {
    style: 'currency',
    currency: amount.currency,
    minimumFractionDigits: whole ? 0 : 2,
    maximumFractionDigits: whole ? 0 : 2,
  }).format(amount.minor / 100);
}

export const count = (n: number): string => new Intl.NumberFormat(locale()).format(n);
/** One place behind the point; two for what is less than one. */
export const decimal = (n: number): string => new Intl.NumberFormat(locale(), { maximumFractionDigits: Math.abs(n) < 1 ? 2 : 1 }).format(n);

function format(value: string | null | undefined, options: Intl.DateTimeFormatOptions): string {
  if (!value) return '–';
  const when = new Date(value);
  return Number.isNaN(when.getTime()) ? value : new Intl.DateTimeFormat(locale(), { timeZone: ZONE, ...options }).format(when);
}

export const date = (value: string | null | undefined): string => format(value, { day: 'numeric', month: 'long', year: 'numeric' });
export const shortDate = (value: string | null | undefined): string => format(value, { day: 'numeric', month: 'short', year: 'numeric' });
export const dateTime = (value: string | null | undefined): string =>
  format(value, { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' });
export const shortDateTime = (value: string | null | undefined): string =>
  format(value, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
/** Breaks over a line between day and time only. */
export const exactTime = (value: string | null | undefined): string =>
  format(value, { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit' }).replace(/(?<!,) /g, NO_BREAK);

/** "over 3 dagen", "in 2 hours"; the largest unit that is at least one. */
export function fromNow(value: string | null | undefined, now = Date.now()): string {
  if (!value) return '';
  const minutes = Math.round((new Date(value).getTime() - now) / 60_000);
  if (Number.isNaN(minutes)) return '';
  const words = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' });
  if (Math.abs(minutes) >= 2 * 24 * 60) return words.format(Math.round(minutes / (24 * 60)), 'day');
  if (Math.abs(minutes) >= 120) return words.format(Math.round(minutes / 60), 'hour');
  return minutes === 0 ? words.format(0, 'second') : words.format(minutes, 'minute');
}

const andFromNow = (shown: string, value: string): string => `${shown} (${fromNow(value).replaceAll(' ', NO_BREAK)})`;
/** By when someone answers: the day, and how long that is from now. */
export const deadline = (value: string): string => andFromNow(date(value), value);
/** A moment, and how long that is from now. */
export const moment = (value: string): string => andFromNow(dateTime(value), value);

/** The number people say: "M-1F3A9C02". */
export const reportNumber = (reportId: string): string => `M\u2011${reportId.slice(0, 8).toUpperCase()}`;
/** "S-…", for signals, objections and holds alike. */
export const shortId = (prefix: string, id: string): string => `${prefix}\u2011${id.slice(0, 8).toUpperCase()}`;
/** Case numbers do not break over a line. */
export const unbroken = (text: string): string => text.replace(/-/g, '\u2011');
/** Inside a text too, numbers of reports, signals and cases do not break over a line. */
export const unbrokenNumbers = (text: string): string => text.replace(/\b(?:[A-Z]-[0-9A-F]{8}|\d{4}-\d{6,})\b/g, unbroken);
/** For words that stand alone elsewhere, inside a sentence. */
export const uncapital = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
