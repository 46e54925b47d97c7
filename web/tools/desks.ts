// Numbers to call, from data/routing/desks.toml: the one place where they stand. Read when the pages are built.
import { readFileSync } from 'node:fs';

export interface DeskToCall { phone: string; hours: { nl: string; en: string } }

const FILE = new URL('../../data/routing/desks.toml', import.meta.url);

/** Throws when the file has no such desk, or it has no number: then the pages are not built. */
export function deskToCall(id: string): DeskToCall {
  const row = readFileSync(FILE, 'utf8').split('[[desks]]').find((each) => each.includes(`\nid = "${id}"\n`)) ?? '';
  const phone = /^phone = "(.+)"$/m.exec(row)?.[1];
  const [, nl, en] = /^hours = \{ nl = "(.+)", en = "(.+)" \}$/m.exec(row) ?? [];
  if (!phone || !nl || !en) throw new Error(`no number and hours of ${id} in data/routing/desks.toml`);
  return { phone: phone.replaceAll(' ', '\u00a0').replaceAll('-', '\u2011'), hours: { nl, en } }; // a number stays on one line
}
