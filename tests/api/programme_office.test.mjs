// What the demo writes at its programme office goes through the doors of its people, and is there for a partner who is let in.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { workAtTheOffice } from '../../tools/demo/programme_office.mjs';
import { Nodes } from '../support/nodes.mjs';

let nodes;
before(async () => {
  nodes = await Nodes.setUp();
  await nodes.startNode('jenv');
  await workAtTheOffice(nodes.origin('jenv'));
});
after(() => nodes?.stop());

test('a partner reads the group that the demo made, with its document in two versions', async () => {
  const contact = await nodes.logIn('jenv', 'partner-contact');
  const [{ groupId }] = (await contact.get('/api/v1/groups')).items;
  const { entries } = await contact.get(`/api/v1/groups/${groupId}`);
  const kinds = new Set(entries.map((entry) => entry.kind));
  assert.deepEqual([...kinds].sort(), ['action', 'announcement', 'decision', 'document', 'meeting']);
  assert.equal(entries.find((entry) => entry.kind === 'document').versions.length, 2);
  contact.close();
});

test('the calendar of events is not empty, and every event is told to be of the demo', async () => {
  const { items } = await nodes.client('jenv').get('/api/v1/prevention-events');
  assert.ok(items.length > 0);
  for (const event of items) assert.match(event.title, /\(demo\)/);
});
