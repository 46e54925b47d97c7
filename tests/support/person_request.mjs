// What a person does on the pages about their own data, through the same doors and with the pages' own sealing.
import { randomUUID } from 'node:crypto';
import { loadSealing } from '../../tools/demo/sealing.mjs';

const PERSON = { v: 1, name: 'Verzonnen Rechthebbende', contact: 'rechthebbende@voorbeeld.example', reportNumber: '', text: 'Dit is mijn eigen rekening', identifiers: [] };

export class PersonRequests {
  static person = PERSON;

  static async of(nodes) {
    const { forContactPoint, loadPersonRequests } = await import(new URL('../../web/dist/node/seal/person_request.js', import.meta.url));
    return Object.assign(new PersonRequests(), { nodes, forContactPoint, sealing: await loadSealing(), ...(await loadPersonRequests()) });
  }

  newCode() {
    return this.sealing.newStatusToken();
  }

  async ask(kind, more) {
    const desk = this.nodes.client('fhd');
    const { controllers } = await desk.get('/api/v1/rights-terms');
    const code = this.newCode();
    const subject = { ...PERSON, ...more };
    const parts = Object.fromEntries(controllers.map(({ id, sealingKey, isContactPoint }) => [id, this.sealSubject(sealingKey, isContactPoint ? this.forContactPoint(subject) : subject)]));
    const { codeHash, personKey } = this.keysOf(code);
    const requestId = randomUUID();
    await desk.post('/api/v1/rights-requests', { requestId, kind, personKey, codeHash, parts }, randomUUID());
    return { requestId, code };
  }

  statusOf({ code }) {
    return this.nodes.client('fhd').as(`Rights ${this.keysOf(code).lookup}`).get('/api/v1/rights-request');
  }

  async partOf(request, recipient) {
    return (await this.statusOf(request)).parts.find((part) => part.recipient === recipient);
  }
}
