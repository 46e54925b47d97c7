const DAY = /\b\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b/g;

/** Days in a text of a node, "2026-11-24", as people write them: "24 november 2026". They do not break over a line. Pure. */
export function withDays(text: string, locale: string): string {
  const words = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' });
  return text.replace(DAY, (day) => {
    const when = new Date(`${day}T00:00:00Z`);
    return Number.isNaN(when.getTime()) ? day : words.format(when).replaceAll(' ', '\u00a0');
  });
}
