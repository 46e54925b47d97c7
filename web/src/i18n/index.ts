// Two languages, no library. Catalogues are split by room and come with the page that needs them.
import type { Catalogue, NamesIn } from './shape.ts';
import type { nl as NlShell } from './shell.nl.ts';
import type { nl as NlNode } from './node.nl.ts';
import type { nl as NlDesk } from './desk.nl.ts';
import type { nl as NlPolice } from './police.nl.ts';
import type { nl as NlBank } from './bank.nl.ts';
import type { nl as NlEffect } from './effect.nl.ts';
import type { nl as NlEnquiries } from './enquiries.nl.ts';
import type { nl as NlInsight } from './insight.nl.ts';
import type { nl as NlPrevention } from './prevention.nl.ts';
import type { nl as NlProgramme } from './programme.nl.ts';
import type { nl as NlRouting } from './routing.nl.ts';
import type { nl as NlBusiness } from './business.nl.ts';
import type { nl as NlRights } from './rights.nl.ts';
import type { nl as NlVictims } from './victims.nl.ts';
import type { nl as NlWorkspace } from './workspace.nl.ts';
import type { Text } from '../api/types.ts';
import { withDays } from './days.ts';

export type Language = 'nl' | 'en';
export type Room = 'shell' | 'node' | 'desk' | 'police' | 'bank' | 'programme' | 'routing' | 'workspace' | 'business' | 'insight' | 'rights' | 'victims' | 'prevention' | 'effect' | 'enquiries';
type Words = typeof NlShell & typeof NlNode & typeof NlDesk & typeof NlPolice & typeof NlBank & typeof NlProgramme & typeof NlRouting & typeof NlWorkspace & typeof NlBusiness & typeof NlInsight & typeof NlRights & typeof NlVictims & typeof NlPrevention & typeof NlEffect & typeof NlEnquiries;
export type Key = keyof Words;
/** Keys whose words need nothing filled in. */
export type PlainKey = { [K in Key]: [NamesIn<Words[K]>] extends [never] ? K : never }[Key];
type Arguments<K extends Key> = [NamesIn<Words[K]>] extends [never] ? [] : [Record<NamesIn<Words[K]>, string | number>];

const LOADERS: Record<Room, Record<Language, () => Promise<Record<string, Catalogue>>>> = {
  shell: { nl: () => import('./shell.nl.ts'), en: () => import('./shell.en.ts') },
  node: { nl: () => import('./node.nl.ts'), en: () => import('./node.en.ts') },
  desk: { nl: () => import('./desk.nl.ts'), en: () => import('./desk.en.ts') },
  police: { nl: () => import('./police.nl.ts'), en: () => import('./police.en.ts') },
  bank: { nl: () => import('./bank.nl.ts'), en: () => import('./bank.en.ts') },
  insight: { nl: () => import('./insight.nl.ts'), en: () => import('./insight.en.ts') },
  prevention: { nl: () => import('./prevention.nl.ts'), en: () => import('./prevention.en.ts') },
  effect: { nl: () => import('./effect.nl.ts'), en: () => import('./effect.en.ts') },
  programme: { nl: () => import('./programme.nl.ts'), en: () => import('./programme.en.ts') },
  workspace: { nl: () => import('./workspace.nl.ts'), en: () => import('./workspace.en.ts') },
  routing: { nl: () => import('./routing.nl.ts'), en: () => import('./routing.en.ts') },
  business: { nl: () => import('./business.nl.ts'), en: () => import('./business.en.ts') },
  rights: { nl: () => import('./rights.nl.ts'), en: () => import('./rights.en.ts') },
  enquiries: { nl: () => import('./enquiries.nl.ts'), en: () => import('./enquiries.en.ts') },
  victims: { nl: () => import('./victims.nl.ts'), en: () => import('./victims.en.ts') },
};

let language: Language = 'nl';
const words: Record<Language, Catalogue> = { nl: {}, en: {} };
const loaded = new Set<string>();

export const currentLanguage = (): Language => language;

/** The chosen language, else the browser's when it is English, else Dutch. */
export function preferredLanguage(): Language {
  const chosen = remembered();
  if (chosen === 'nl' || chosen === 'en') return chosen;
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'nl';
}

export async function setLanguage(next: Language): Promise<void> {
  const rooms = new Set([...loaded].map((each) => each.split('.')[0] as Room));
  await Promise.all([...rooms].map((room) => loadRoom(room, next)));
  language = next;
  document.documentElement.lang = next;
  try {
    localStorage.setItem('dw-language', next);
  } catch {
    // Storage is switched off: the choice lasts as long as the page.
  }
}

/** Fetches the words of a room in the current language; does nothing the second time. */
export function loadWords(rooms: Room[]): Promise<unknown> {
  return Promise.all(rooms.map((room) => loadRoom(room, language)));
}

async function loadRoom(room: Room, of: Language): Promise<void> {
  const name = `${room}.${of}`;
  if (loaded.has(name)) return;
  const module = await LOADERS[room][of]();
  Object.assign(words[of], module[of]);
  loaded.add(name);
}

function remembered(): string | null {
  try {
    return localStorage.getItem('dw-language');
  } catch {
    return null;
  }
}

/** The words of `key`. Placeholders must be given, by name; a plural chooses by `n`. */
export function t<K extends Key>(key: K, ...[given]: Arguments<K>): string {
  const entry = words[language][key];
  if (entry === undefined) throw new Error(`no words for ${key}`);
  const values = (given ?? {}) as Record<string, string | number>;
  const text = typeof entry === 'string' ? entry : entry[new Intl.PluralRules(language).select(Number(values.n)) === 'one' ? 'one' : 'other'];
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    return typeof value === 'number' ? new Intl.NumberFormat(locale()).format(value) : String(value ?? '');
  });
}

/** The words of a code that a node sent ("status.offered"); the code itself when we have none for it. */
export function labelOf(group: string, code: string | null | undefined): string {
  if (!code) return '';
  const entry = words[language][`${group}.${code}`];
  if (typeof entry === 'string') return entry;
  const plain = code.replace(/[-_.]/g, ' ');
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** The codes of a group that have words ("fraud": "AKF", "BHF", …), in the order of those words. */
export function codesOf(group: string): string[] {
  const codes = Object.keys(words[language]).filter((key) => key.startsWith(`${group}.`)).map((key) => key.slice(group.length + 1));
  return codes.sort((one, other) => labelOf(group, one).localeCompare(labelOf(group, other), language));
}

/** A text that came from a node, in the reader's language. */
export function say(text: Text | string | null | undefined): string {
  if (!text) return '';
  return withDays(typeof text === 'string' ? text : text[language] || text.nl, locale());
}

export const locale = (): string => (language === 'nl' ? 'nl-NL' : 'en-GB');
