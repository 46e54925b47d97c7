// Every action that a node writes to its audit log has words in both languages ('act.…' in src/i18n/node.nl.ts; the compiler keeps
// the English ones alike). The actions are read from the C++: each code with a dot, unless it is plainly something else, and each
// text that is given as an `action`. Exits 1 when one has no words, or when words are about an action that nobody writes.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCE = fileURLToPath(new URL('../../src/', import.meta.url));
const CATALOGUE = fileURLToPath(new URL('../src/i18n/node.nl.ts', import.meta.url));
const CODE = /"([a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*)"/g;
const FILE_NAME = /\.(toml|json|ndjson|pem|key|db|log|html|txt|example|test)$/;
/** What stands before a code that is a line of the running log, or the name of a job. */
const ELSEWHERE = /(\blog\.\w+\(|\bjobs\.add\(|\bconstexpr \w[\w:]* k\w*Job\w* ?= ?)$/;
/** Fields of requests and of settings, and names of jobs. */
const NO_ACTIONS = new Set([
  'business.kvk', 'words.declaration',
  'amount.currency', 'amount.minor', 'heartbeat.owner', 'heartbeat.until', 'payments.date', 'receipt.signature',
  'victim.email', 'victim.name', 'victim.phone', 'victim.postcode', 'password.cost', 'rate.machine', 'rate.open', 'rate.person',
  'bottleneck.owner', 'bottleneck.text', 'measurement.date', 'measurement.low', 'measurement.method', 'measurement.n', 'measurement.outcome',
  'usage.count', 'usage.unit', 'receiver.contact', 'receiver.kind', 'receiver.name', 'answers.forget', 'casework.link',
]);

/** This room writes no log; its codes with a dot are hosts and pages of platforms. */
const isWithoutLog = (path) => path.startsWith('identifiers/');
const isTest = (path) => /_test\.cc$|_testing\.(h|cc)$/.test(path);
const files = readdirSync(SOURCE, { recursive: true }).filter((path) => /\.(cc|h)$/.test(path) && !isTest(path) && !isWithoutLog(path));
const withoutComments = (text) => text.replace(/^\s*\/\/.*$/gm, '').replace(/\s\/\/[/!]?<? .*$/gm, '');
const sources = files.map((path) => withoutComments(readFileSync(join(SOURCE, path), 'utf8')));

function* codesWithADot(text) {
  for (const match of text.matchAll(CODE)) {
    const before = text.slice(text.lastIndexOf('\n', match.index) + 1, match.index);
    if (!FILE_NAME.test(match[1]) && !ELSEWHERE.test(before) && !NO_ACTIONS.has(match[1])) yield match[1];
  }
}

/** What stands between the bracket at `open` and its own end, parted at its commas. */
function argumentsAt(text, open) {
  const parts = [''];
  for (let at = open + 1, depth = 0; at < text.length; at++) {
    if ('([{'.includes(text[at])) depth += 1;
    if (')]}'.includes(text[at]) && depth-- === 0) break;
    if (text[at] === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += text[at];
  }
  return parts.map((part) => part.trim());
}

/** Functions that take an action, with its place among their parameters. */
const takers = new Map();
for (const text of sources) {
  for (const match of text.matchAll(/\b(\w+)\((?=[^;{}]*\baction\b[^;{}]*\) (?:const )?\{)/g)) {
    const place = argumentsAt(text, match.index + match[1].length).findIndex((parameter) => /[&\w] action$/.test(parameter));
    if (place >= 0) takers.set(match[1], place);
  }
}

function* givenAsAction(text) {
  for (const [, code] of text.matchAll(/\.action = "([a-z.-]+)"/g)) yield code;
  for (const [name, place] of takers) {
    for (const match of text.matchAll(new RegExp(`\\b${name}\\(`, 'g'))) {
      const [, code] = /^"([a-z.-]+)"$/.exec(argumentsAt(text, match.index + name.length)[place] ?? '') ?? [];
      if (code) yield code;
    }
  }
}

const written = new Set(sources.flatMap((text) => [...codesWithADot(text), ...givenAsAction(text)]));
const worded = new Set([...readFileSync(CATALOGUE, 'utf8').matchAll(/^ {2}'act\.([^']+)':/gm)].map((match) => match[1]));
const silent = [...written].filter((code) => !worded.has(code)).sort();
const unheard = [...worded].filter((code) => !written.has(code)).sort();
for (const code of silent) console.error(`'${code}' may be written to the audit log and has no words: add 'act.${code}' to src/i18n/node.*.ts; if it is no action, name it in tools/audit_actions.mjs`);
for (const code of unheard) console.error(`'act.${code}' is about an action that no node writes`);
console.log(`${written.size} actions of the audit log, ${silent.length} without words`);
process.exit(silent.length + unheard.length > 0 ? 1 : 0);
