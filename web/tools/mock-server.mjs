// A development tool, never part of the product: answers shaped like docs/api/openapi.yaml for three nodes, so that pages can be
// built and looked at without nodes. Keeps nothing. Questions, forms and rules come from data/, read by python3's tomllib.
//
//   npm run build && node tools/mock-server.mjs [PORT_BASE=18080]
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import http from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import sodium from 'libsodium-wrappers';

await sodium.ready;
const WEB = fileURLToPath(new URL('../', import.meta.url));
const DATA = join(WEB, '../data');
const BASE = Number(process.argv[2] ?? 18080);
const NAMES = ['fhd', 'police', 'bank'];
const origin = (name) => `http://${name}.localhost:${BASE + NAMES.indexOf(name)}`;
const text = (bytes) => sodium.to_base64(bytes, sodium.base64_variants.URLSAFE_NO_PADDING);
const bytes = (words) => sodium.from_base64(words, sodium.base64_variants.URLSAFE_NO_PADDING);
const hash = (content) => text(sodium.crypto_generichash(32, content, null));
const toml = (path) => JSON.parse(execFileSync('python3', ['-c', 'import tomllib,json,sys;print(json.dumps(tomllib.load(open(sys.argv[1],"rb")),default=str))', join(DATA, path)]));
const eur = (minor) => ({ minor, currency: 'EUR' });
const ago = (hours) => new Date(Date.now() - hours * 3_600_000).toISOString();
const both = (nl, en = nl) => ({ nl, en });
const uuid = (n) => `${String(n).padStart(8, '0')}-0000-4000-8000-${String(n).padStart(12, '0')}`;

const signer = sodium.crypto_sign_keypair();
const box = sodium.crypto_box_keypair();
const sign = (domain, words) => text(sodium.crypto_sign_detached(`dijkwacht/v1/${domain}\n${words}`, signer.privateKey));

const PARTNERS = [
  { id: 'fhd', name: both('Fraudehelpdesk'), sector: 'desk', origin: origin('fhd') },
  { id: 'police', name: both('Politie', 'Police'), sector: 'police', origin: origin('police') },
  { id: 'demobank', name: both('Demobank'), sector: 'bank', origin: origin('bank') },
  { id: 'eth-phishing-detect', name: both('eth-phishing-detect'), sector: 'feed', origin: '' },
].map((partner) => ({ ...partner, signingKey: text(signer.publicKey) }));
const NODES = { fhd: ['fhd', ['desk']], police: ['police', ['casework', 'exchange']], bank: ['demobank', ['partner']] };
const ROLES = { fhd: ['helpdesk-agent', 'privacy-officer'], police: ['police-analyst', 'privacy-officer'], bank: ['bank-analyst', 'privacy-officer'] };

const ROLE_TEXTS = toml('texts/roles.toml').roles;

const reports = new Map();
const sessions = { fhd: null, police: null, bank: null };
const counter = (nl, en, phone) => ({ name: both(nl, en), phone, email: null, page: 'http://police.localhost:8081' });
const hold = { holdId: uuid(81), state: 'active', amount: eur(125050), owner: { id: 'police', name: both('Politie', 'Police'), contact: counter('Politie, bezwaren', 'Police, objections', '+999 88 555 01 02') }, bank: { id: 'demobank', name: both('Demobank', 'Demo bank'), contact: counter('Demobank, vragen over een betaling die wacht', 'Demo bank, questions about a payment that waits', '+999 88 555 01 03') }, appeal: both('Klopt dit niet? Maak bezwaar op deze pagina.', 'Is this wrong? Object on this page.'), rule: 'B01', ruleVersion: 1, placedAt: ago(1), expiresAt: ago(-71), signalId: uuid(61), decisionId: uuid(91), reason: both('Meerdere mensen hebben bij de politie gemeld dat op deze rekening geld van fraude is ontvangen.', 'Several people reported fraud money on this account.') };
const objections = [{ objectionId: uuid(71), signalId: uuid(61), receivedAt: ago(3), state: 'open', text: 'Dit is mijn rekening en ik heb niets gedaan. Iemand heeft mijn pas geleend.\nIk wil weten hoe dit kan.' }];

for (let n = 1; n <= 14; n++) {
  const status = ['received', 'received', 'offered', 'accepted', 'refused', 'withdrawn', 'returned'][n % 7];
  reports.set(uuid(n), {
    reportId: uuid(n), fraudType: ['BHF', 'AKF', 'WSF', 'BEL', 'VIN'][n % 5], channel: ['phone', 'website', 'marketplace'][n % 3], occurredOn: ago(24 * n).slice(0, 10),
    amount: n % 4 ? eur(89_00 * n) : null, status, createdAt: ago(20 * n), due: status === 'received' ? ago(-48 + 6 * n) : null, consentToPolice: n % 3 > 0,
    victim: status === 'accepted' ? null : { name: 'Noor van Dijk', email: 'noor@voorbeeld.example', phone: '+99912345678', postcode: '1234AB', birthYear: 1964 },
    consents: n % 3 ? [{ recipient: 'police', purpose: 'start-investigation', given: true, textVersion: '2026-11-01', at: ago(20 * n) }] : [],
    timeline: [{ at: ago(20 * n), code: 'received', ...both('Uw melding is ontvangen', 'Your report was received'), organisation: 'fhd' }, ...(n % 3 ? [{ at: ago(20 * n), code: 'consent-given', ...both('U gaf toestemming om te delen', 'You gave consent to share'), organisation: 'fhd' }] : [])],
    nextStep: both('Het meldpunt leest uw melding en biedt die aan de politie aan.', 'The desk reads your report and offers it to the police.'), identifyUrl: status === 'accepted' ? `${origin('police')}/bekendmaken` : null,
  });
}

function caseFile(id) {
  const identifiers = [['iban', 'NL85 DEMO •••• •643 00', 5, 3], ['domain', 'zonnepaneel-direct.example', 3, 2], ['phone', '+999 •••• 122', 2, 1], ['iban', 'NL20 DEMO •••• •002 67', 2, 1], ['email', 'i•••@panelen-nu.example', 1, 1], ['iban', 'NL02 PROF •••• •999 21', 9, 4]]
    .map(([type, masked, count, known], n) => ({
      identifierId: uuid(40 + n), type, masked, reports: count, identifiedReporters: known,
      stop: n === 5 ? { kind: 'frequent', reason: both('912 meldingen noemen deze rekening, maar 2 % van de paren heeft verder iets gemeen.') } : null,
      opinion: n === 1 ? { opinionId: uuid(51), verdict: 'fraud', state: 'active', signalState: 'shared' } : null,
    }));
  const links = [[0, 1], [0, 1, 5], [0, 2], [1, 3], [0, 2, 4], [0, 3, 5]];
  return {
    caseId: id, number: '2026-0417', status: 'open', amount: eur(1269000), fraudTypes: ['WSF'], firstSeen: ago(1300), lastSeen: ago(20),
    reports: links.map((link, n) => ({ reportId: uuid(n + 1), fraudType: n === 4 ? 'BHF' : 'WSF', channel: 'website', occurredOn: ago(200 * (n + 1)).slice(0, 10), amount: eur(64000 + n * 61050), identified: n % 2 === 0, status: n === 5 ? 'withdrawn' : 'linked', identifiers: link.map((i) => uuid(40 + i)) })),
    identifiers,
    history: [{ at: ago(1200), kind: 'created', ...both('Melding M-00000001 hoort bij geen bekende zaak.'), by: 'systeem' }, { at: ago(900), kind: 'moved', ...both('Uit zaak 2026-000098: melding M-00000003. Een rekening (in 4 meldingen) verbindt weer.'), by: 'systeem' }, { at: ago(300), kind: 'merged', ...both('Besluit van een medewerker: zelfde advertentie.'), by: 'person:analyst', decisionId: uuid(99) }],
    explanation: both('Deze 6 meldingen horen bij elkaar: 5 noemen dezelfde rekening, 2 noemen dezelfde website.', 'These 6 reports belong together.'),
  };
}

const DPIAS = toml('policy/dpia.toml').dpias.map((dpia) => ({
  ...dpia, title: both(dpia.title_nl, dpia.title_en), controller: both(dpia.controller_nl, dpia.controller_en), jointControllers: both(dpia.joint_controllers_nl, dpia.joint_controllers_en), place: both(dpia.place_nl, dpia.place_en),
  daysLeft: Math.floor((Date.parse(dpia.expires) - Date.now()) / 86_400_000), standing: dpia.status === 'adopted' ? 'valid' : 'not-adopted',
}));
const RULES = readdirSync(join(DATA, 'policy/rules')).map((file) => file.replace('.toml', '')).sort().map((id) => {
  const rule = toml(`policy/rules/${id}.toml`);
  return {
    rule: id, revision: rule.revision, state: rule.state, inForce: rule.state === 'active', carriedOut: rule.carried_out ?? 'here', denies: rule.denies ?? false, conditions: Object.keys(rule.conditions ?? {}).map((code) => ({ code, ...both(code.replaceAll('_', ' ')) })), title: both(rule.title_nl, rule.title_en), basis: both(rule.basis_nl, rule.basis_en), form: both('verzegeld voor de ontvanger', 'sealed to the recipient'),
    off: { warning: rule.off ? both(rule.off.warning_nl, rule.off.warning_en) : null, needsConfirmation: rule.off?.needs_confirmation ?? false },
    retention: both(rule.retention_nl, rule.retention_en), from: rule.from, to: rule.to, dataClasses: rule.classes, purposes: rule.purposes, duties: (rule.duties ?? []).map((duty) => ({ code: duty.code, parameter: duty.parameter ?? null, ...both(duty.code) })),
    leaseMinutes: rule.lease_minutes, identifiedReportersMin: rule.conditions?.identified_reporters_min ?? null, inForceFrom: rule.in_force_from ?? null, inForceUntil: rule.in_force_until ?? null, dpia: rule.dpia ?? null, dpiaExpires: DPIAS.find(({ reference }) => reference === rule.dpia)?.expires ?? null, mark: rule.mark, source: rule.source, sourceDate: rule.source_date,
  };
});
const routing = { wayfinder: toml('routing/wayfinder.toml'), desks: toml('routing/desks.toml').desks };
const formFiles = ['AKF', 'BHF', 'WSF', 'BEL', 'VIN'].map((id) => toml(`forms/${id}.toml`));
const fields = toml('forms/fields.toml');
const types = toml('taxonomy/fraud-types.toml').types;
const statusToken = new Map(); // hash of a token -> report id

const ROUTES = {
  'GET /node': (c) => ({ id: NODES[c.name][0], name: PARTNERS.find((partner) => partner.id === NODES[c.name][0]).name, roles: NODES[c.name][1], synthetic: true, version: '1.0.0', partners: PARTNERS.filter((partner) => partner.id !== NODES[c.name][0]) }),
  'GET /demo-roles': (c) => ({ items: ROLES[c.name].map((role) => ({ role, ...ROLE_TEXTS[role] })), next: null }),
  'POST /demo-sessions': (c) => (sessions[c.name] = { user: c.body.role, role: c.body.role, name: { 'helpdesk-agent': 'Sanne Visser', 'police-analyst': 'Samir de Wit', 'bank-analyst': 'Bo Jansen' }[c.body.role] ?? 'Pim Bakker', csrfToken: 'mock' }),
  'POST /sessions': () => c401('Naam of wachtwoord klopt niet'),
  'GET /session': (c) => sessions[c.name] ?? c401('no session'),
  'DELETE /session': (c) => void (sessions[c.name] = null),
  'GET /wayfinder': () => ({ questions: routing.wayfinder.questions.map((q) => ({ id: q.id, ...q.text, hint: q.hint, options: q.options, askIf: q.ask_if ?? [] })) }),
  'GET /desk-advice': (c) => ({ row: 4, offersForm: c.query.get('complaintFiled') !== 'yes', urgency: c.query.get('state') === 'attempt' ? 'normal' : 'now', first: desks('BANK'), also: desks('POL', 'SHN'), texts: [], alwaysShow: [{ code: 'none-known', ...both('“Niets bekend” betekent niet dat het veilig is.', '“None known” does not mean safe.') }] }),
  'GET /report-forms': () => ({
    consentTextVersion: fields.consent_text_version,
    fraudTypes: formFiles.map((form) => ({ ...pick(types.find((type) => type.code === form.fraud_type)), forms: form.fields })),
    fields: fields.fields.map(({ label, ...field }) => ({ ...field, ...label })),
  }),
  'POST /reports': (c) => {
    reports.set(c.body.reportId, { ...reports.get(uuid(1)), ...c.body, status: 'received', createdAt: ago(0), due: ago(-72), consents: c.body.consents.map((consent) => ({ ...consent, given: true, at: ago(0) })), timeline: [{ at: ago(0), code: 'received', ...both('Uw melding is ontvangen', 'Your report was received'), organisation: 'fhd' }] });
    statusToken.set(c.body.statusTokenHash, c.body.reportId);
    return [201, { reportId: c.body.reportId, status: 'received', nextStep: reports.get(uuid(1)).nextStep, due: ago(-72) }];
  },
  'GET /report-status': (c) => statusOf(c),
  'PUT /report-status/consents/:recipient/:purpose': (c) => {
    const report = statusOf(c);
    report.consents = [{ recipient: c.at.recipient, purpose: c.at.purpose, given: c.body.given, textVersion: c.body.textVersion, at: ago(0) }];
    return report;
  },
  'POST /report-status/withdrawal': (c) => Object.assign(statusOf(c), { status: 'withdrawn', nextStep: both('U hoeft niets te doen.', 'You need not do anything.') }),
  'GET /reports': (c) => list([...reports.values()].filter((report) => !c.query.get('status') || report.status === c.query.get('status'))),
  'GET /reports/:id': (c) => reports.get(c.at.id) ?? problem(404, 'unknown'),
  'POST /reports/:id/referral': (c) => {
    const report = reports.get(c.at.id);
    if (report.consents.length === 0) return problem(403, 'denied', { reasons: [{ code: 'no-consent', rule: 'R04', ...both('De melder gaf geen toestemming om de melding met de politie te delen.', 'The reporter gave no consent to share the report with the police.') }] });
    report.status = 'offered';
    return [201, { referralId: randomUUID(), status: 'offered', due: ago(-48) }];
  },
  'GET /sealing-keys': () => {
    const card = { keyId: 'mock', publicKey: text(box.publicKey), validUntil: ago(-24) };
    return { ...card, signingKey: text(signer.publicKey), signature: sign('sealing-key', `${card.keyId}|${card.publicKey}|${card.validUntil}`) };
  },
  'GET /proof-of-work': () => ({ challenge: randomUUID(), bits: 14 }),
  'POST /sealed-parts': (c) => {
    const receipt = { partId: c.body.partId, hash: hash(new Uint8Array([...bytes(c.body.nonce), ...bytes(c.body.ciphertext)])), receivedAt: ago(0) };
    return [201, { ...receipt, keyId: 'mock', signature: sign('receipt', `${receipt.partId}|${receipt.hash}|${receipt.receivedAt}`) }];
  },
  'POST /identifications': () => [201, { identified: true }],
  'GET /referrals': (c) => list([...reports.values()].slice(0, 5).map((report, n) => ({ ...report, referralId: uuid(20 + n), fromDesk: 'fhd', offeredAt: ago(4 + n), due: ago(-44 + n), status: c.query.get('status') || 'offered' }))),
  'POST /referrals/:id/acceptance': () => [201, {}],
  'POST /case-memberships': () => ({ items: [], next: null }),
  'POST /referrals/:id/refusal': () => [201, {}],
  'GET /cases': () => list([[417, 6, 6, 1269000, 'WSF'], [402, 41, 12, 9840250, 'BHF'], [398, 1, 2, 8900, 'AKF']].map(([n, count, marks, minor, type]) => ({ caseId: uuid(n), number: `2026-0${n}`, reports: count, identifiers: marks, amount: eur(minor), fraudTypes: [type], firstSeen: ago(3 * n), lastSeen: ago(500 - n), status: 'open' }))),
  'GET /cases/:id': (c) => caseFile(c.at.id),
  'GET /cases/:id/explanation': (c) => ({ ...both('Beide meldingen noemen dezelfde rekening.', 'Both reports name the same account.'), path: [{ kind: 'report', id: c.query.get('from'), label: '' }, { kind: 'identifier', id: uuid(40), label: 'NL85 DEMO •••• •643 00', type: 'iban' }, { kind: 'report', id: c.query.get('to'), label: '' }] }),
  'GET /cases/:id/reports/:report/part': () => ({ narrative: 'Ik bestelde zonnepanelen. Na de betaling hoorde ik niets meer.\nDe website is nu weg.', claimedName: 'Zonnepaneel Direct', platform: 'Facebook', identifiers: [{ type: 'iban', display: 'NL85 DEMO 0417 1643 00', role: 'payee', linked: true }, { type: 'phone', display: '06-geen nummer', role: 'contact', linked: false, problem: 'Dit is geen telefoonnummer.' }], payments: [{ date: ago(400).slice(0, 10), amount: eur(125000), toIban: 'NL85DEMO0417164300', reference: 'order 8812' }] }),
  'POST /cases/:id/merges': (c) => [201, { caseId: c.at.id }],
  'POST /cases/:id/splits': () => [201, { caseId: uuid(402) }],
  'POST /case-decisions/:id/undo': () => [201, {}],
  'GET /identifiers/:id/outlook': (c) => (c.at.id === uuid(40) ? { verdict: 'permit', summary: both('Ja. Regel R05 staat dit toe: verzegeld voor de ontvanger.', 'Yes. Rule R05 allows this.'), reasons: [], rules: [{ rule: 'R05' }] } : { verdict: 'deny', summary: both('Nee. Geen regel staat dit toe.', 'No. No rule allows this.'), reasons: [{ code: 'below-threshold', rule: 'R05', ...both('Er zijn 3 bekende melders nodig; het zijn er 1.', '3 identified reporters are needed; there is 1.') }], rules: [] }),
  'POST /opinions': () => [201, { opinionId: uuid(52), signalId: uuid(61), state: 'shared' }],
  'POST /opinions/:id/withdrawal': () => [201, {}],
  'GET /signals': () => list([{ signalId: uuid(61), owner: 'police', dataClass: 'ACC', type: 'iban', masked: 'NL85 DEMO •••• •643 00', rule: 'R05', revision: 1, state: 'shared', sharedAt: ago(5), opinionId: uuid(52), deliveries: [{ partner: 'demobank', state: 'acknowledged', at: ago(5) }] }, { signalId: uuid(62), owner: 'police', dataClass: 'ACC', type: 'iban', masked: 'NL20 DEMO •••• •002 67', rule: 'R05', revision: 2, state: 'withdrawn', sharedAt: ago(90), opinionId: uuid(53), deliveries: [{ partner: 'demobank', state: 'withdrawal-sent', at: ago(1) }] }, { signalId: uuid(63), owner: 'eth-phishing-detect', dataClass: 'TECH', type: 'domain', masked: 'myetherwallet-login.example', rule: 'R02', revision: 1, state: 'shared', sharedAt: ago(30), deliveries: [] }]),
  'GET /objections': () => list(objections),
  'POST /objections/:id/answer': (c) => (Object.assign(objections[0], { state: c.body.outcome, answer: c.body.reason }), [201, {}]),
  'GET /listing-conflicts': () => list([{ value: 'voorbeeld.example', blockOwner: 'eth-phishing-detect', allowOwner: 'police', kind: 'both', wins: 'allow' }, { value: 'login.bekend.example', blockOwner: 'eth-phishing-detect', allowOwner: 'police', kind: 'parent', wins: 'block' }]),
  'GET /stop-identifiers': () => list([{ identifierId: uuid(45), type: 'iban', masked: 'NL02 PROF •••• •999 21', kind: 'frequent', reason: both('912 meldingen noemen deze rekening, maar 2 % van de paren heeft verder iets gemeen.'), reports: 912, since: ago(700) }]),
  'POST /checks': (c) => ({ answers: c.body.identifiers.map(checkAnswer) }),
  'GET /received-signals': () => list([{ signalId: uuid(61), revision: 1, owner: 'police', dataClass: 'ACC', type: 'iban', value: 'NL85 DEMO •••• •643 00', listing: 'block', rule: 'R05', opinion: opinion(), sharedAt: ago(5), receivedAt: ago(5) }, { signalId: uuid(63), revision: 1, owner: 'eth-phishing-detect', dataClass: 'TECH', type: 'domain', value: 'myetherwallet-login.example', listing: 'block', rule: 'R02', opinion: opinion(), sharedAt: ago(30), receivedAt: ago(30) }]),
  'POST /decisions': (c) => [201, c.body.debtorIban === 'NL85DEMO0417164300' ? { decisionId: uuid(91), action: 'hold', holdId: hold.holdId, holdUrl: `${origin('bank')}/vastgehouden#mock-code`, expiresAt: hold.expiresAt, reasons: [{ ruleId: 'B01', ruleVersion: 1, ...hold.reason, signalIds: [uuid(61)] }] } : { decisionId: uuid(92), action: 'allow', reasons: [] }],
  'POST /decisions/:id/replay': () => ({ same: true }),
  'GET /holds': () => list([hold]),
  'GET /holds/:id': () => hold,
  'POST /holds/:id/release': () => [201, Object.assign(hold, { state: 'released', releaseReason: 'analyst' })],
  'GET /hold-notice': (c) => (c.authorization === 'Hold mock-code' ? hold : problem(404, 'unknown')),
  'POST /hold-notice/objection': () => [201, Object.assign(hold, { objection: { state: 'open', at: ago(0) } })],
  'GET /rules': () => list(RULES),
  'GET /dpias': () => list(DPIAS),
  'GET /rule-matrix': (c) => ({ date: c.query.get('date') ?? ago(0).slice(0, 10), sectors: ['bank', 'police', 'public'], dataClasses: ['ACC', 'TECH'], cells: [{ from: 'police', to: 'bank', dataClass: 'ACC', state: 'conditions', ways: [{ purpose: 'block-mule-account', state: 'conditions', rules: ['R05'] }] }] }),
  'GET /rule-explanations': (c) => (c.query.get('dataClass') === 'TECH' ? { verdict: 'permit', summary: both('Ja: regel R02 staat dit toe.', 'Yes: rule R02 allows this.'), reasons: [], rules: [{ rule: 'R02' }] } : { verdict: 'deny', summary: both('Nee: geen regel staat dit toe.', 'No: no rule allows this.'), reasons: [{ code: 'no-rule', rule: null, ...both('Er is geen regel voor deze combinatie.', 'There is no rule for this combination.') }], rules: [] }),
  'POST /rule-switches': () => [201, {}],
  'GET /audit-verification': () => ({ ok: true, entries: 48211, countersignedUpTo: 48190 }),
  'GET /audit-entries': (c) => ({ items: Array.from({ length: 25 }, (_, n) => ({ number: Number(c.query.get('before') || 48212) - 1 - n, at: ago(n / 9), actor: ['person:agent', 'key:robot', 'partner:police', 'system'][n % 4], action: ['report.offered', 'check.no-hit', 'signal.shared', 'session.started'][n % 4], subject: uuid(n + 1), rule: ['R04', 'R02', 'R05', ''][n % 4], purpose: ['start-investigation', 'transaction-monitoring', 'block-mule-account', ''][n % 4], outcome: n % 7 === 3 ? 'denied' : 'done', count: n % 4 === 1 ? 120 : 1, hash: hash(String(n)) })), next: '48180' }),
};

const pick = ({ code, nl, en }) => ({ code, nl, en });
const desks = (...ids) => ids.flatMap((id) => routing.desks.find((desk) => desk.id === id) ?? []).map((desk) => ({ ...desk, phone: desk.phone || null, url: desk.url || null }));
const list = (items) => ({ items, next: null });
const opinion = () => ({ verdict: 'fraud', role: 'receiving-account', fraudType: 'WSF', confidence: 85, validUntil: ago(-3000) });
const problem = (status, detail, more = {}) => [status, { type: 'about:blank', title: detail, status, detail, ...more }];
const c401 = (detail) => problem(401, detail);

function statusOf(c) {
  const token = (c.authorization ?? '').replace(/^Status /, '');
  return reports.get(statusToken.get(hash(token)) ?? (token.startsWith('0000') ? uuid(3 + Number(token.at(-1)) % 4) : '')) ?? problem(404, 'unknown');
}

function checkAnswer({ type, value }) {
  if (type === 'iban' && !value.replace(/\s/g, '').includes('DEMO')) return { type, masked: value, known: null, state: 'denied', signals: [], conflict: false, listing: 'none', denied: [{ code: 'recipient-not-holder', rule: 'R05', ...both('Deze rekening is niet van uw bank. Alleen de bank van de rekening mag dit weten.', 'This account is not at your bank. Only the bank that holds it may know.') }, { code: 'rule-off', rule: 'R10', ...both('Delen tussen banken is nog geen wet.', 'Sharing between banks is not law yet.') }], notice: null };
  const isKnown = /643\s?00$|login/.test(value);
  return { type, masked: value, known: isKnown, state: isKnown ? 'known' : 'none-known', conflict: false, listing: isKnown ? 'block' : 'none', denied: [], notice: isKnown ? both('Hierover zijn signalen bekend. Kijk van wie ze komen en hoe oud ze zijn, en beoordeel het zelf.') : both('Er is hierover niets bekend bij de deelnemers. Dat is geen garantie: veel fraude is nog niet gemeld.'), signals: isKnown ? [{ signalId: uuid(61), revision: 1, owner: 'police', dataClass: 'ACC', type, value, listing: 'block', rule: 'R05', opinion: opinion(), receivedAt: ago(5), leaseUntil: ago(-0.2), stale: false }] : [] };
}

const HEADERS = {
  'Content-Security-Policy': `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self' ${origin('police')}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'`,
  'Access-Control-Allow-Origin': origin('fhd'), 'Access-Control-Allow-Headers': 'content-type, idempotency-key, authorization', 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer', 'Cache-Control': 'no-store',
};
const MIME = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };

function answer(c) {
  for (const [key, handle] of Object.entries(ROUTES)) {
    const [method, pattern] = key.split(' ');
    const found = method === c.method && new RegExp(`^${pattern.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`).exec(c.path.slice('/api/v1'.length));
    if (!found) continue;
    const result = handle({ ...c, at: found.groups ?? {} });
    return Array.isArray(result) ? result : [result === undefined ? 204 : 200, result];
  }
  return problem(404, `no mock for ${c.method} ${c.path}`);
}

for (const name of NAMES) {
  http.createServer(async (request, response) => {
    const url = new URL(request.url, origin(name));
    if (request.method === 'OPTIONS') return response.writeHead(204, { ...HEADERS, 'Access-Control-Allow-Methods': 'GET, POST' }).end();
    if (url.pathname.startsWith('/api/')) {
      let body = '';
      for await (const chunk of request) body += chunk;
      const [status, json] = answer({ name, method: request.method, path: url.pathname, query: url.searchParams, authorization: request.headers.authorization, body: body ? JSON.parse(body) : undefined });
      return response.writeHead(status, { ...HEADERS, 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json' }).end(json === undefined ? '' : JSON.stringify(json));
    }
    const file = join(WEB, 'dist', normalize(url.pathname));
    const path = extname(file) && existsSync(file) ? file : join(WEB, 'dist/index.html');
    response.writeHead(200, { ...HEADERS, 'Content-Type': MIME[extname(path)] ?? 'application/octet-stream' }).end(readFileSync(path));
  }).listen(BASE + NAMES.indexOf(name), () => console.log(origin(name)));
}
