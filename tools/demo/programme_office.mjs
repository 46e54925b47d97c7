// A working day at the programme office, through the doors that its people use: a group with a partner in it, what they agreed, a
// document in two versions, and the calendar of events.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { NodeClient } from './http_client.mjs';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const BEGINS_AT_HOUR = 12; // UTC

const dayAfter = (days) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
const send = (client, path, body) => client.post(`/api/v1${path}`, body, randomUUID());

/** `origin`: of the programme office. */
export async function workAtTheOffice(origin) {
  const work = JSON.parse(readFileSync(new URL('programme_office.json', import.meta.url), 'utf8'));
  const officer = await NodeClient.loggedIn(origin, 'programme-officer');
  try {
    await fillGroup(officer, work);
    for (const event of work.events) await announce(officer, event);
  } finally {
    officer.close();
  }
}

async function fillGroup(officer, { group, members, entries, document }) {
  const { groupId } = await send(officer, '/groups', group);
  const inGroup = `/groups/${groupId}`;
  for (const member of members) await send(officer, `${inGroup}/members`, member);
  for (const { day, ...entry } of entries) await send(officer, `${inGroup}/entries`, day === undefined ? entry : { ...entry, day: dayAfter(day) });
  const { entryId } = await send(officer, `${inGroup}/entries`, { kind: 'document', title: document.title });
  for (const text of document.versions) {
    await send(officer, `${inGroup}/entries/${entryId}/versions`, { fileName: document.fileName, content: Buffer.from(text).toString('base64url') });
  }
}

function announce(officer, { title, place, day, hours }) {
  const starts = new Date(`${dayAfter(day)}T${BEGINS_AT_HOUR}:00:00Z`);
  const ends = new Date(starts.getTime() + hours * HOUR_MS);
  return send(officer, '/prevention-events', { title, place, starts: starts.toISOString(), ends: ends.toISOString() });
}
