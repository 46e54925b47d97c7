// Browsers share no choice between origins, so the language goes along to another node's page as "?taal=en".
import { currentLanguage, type Language } from '../i18n/index.ts';

const NAME = 'taal';

/** The address of another node's page, which then speaks the language of this one. */
export function withLanguage(address: string, language: Language = currentLanguage()): string {
  const url = new URL(address);
  url.searchParams.set(NAME, language);
  return url.href;
}

/** The language that came along with an address (null when none did), and the address without it. */
export function takeLanguage(address: string): { language: Language | null; rest: string } {
  const url = new URL(address);
  const given = url.searchParams.get(NAME);
  url.searchParams.delete(NAME);
  return { language: given === 'nl' || given === 'en' ? given : null, rest: url.pathname + url.search + url.hash };
}

/** Whether `address` is a page of one of `origins`; what a node answers to programs takes no language. */
export function isPageOf(origins: string[], address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { origin, pathname } = new URL(address);
  return origins.includes(origin) && !pathname.startsWith('/api/');
}
