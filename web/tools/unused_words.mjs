// Words that no page uses, and words with a fixed key that no catalogue has (the compiler finds those of `t`, not of `labelOf`).
// Exits 1 when it finds any. Groups below are used by code, with the rest of the key from a node.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SRC = fileURLToPath(new URL('../src/', import.meta.url));
const sources = readdirSync(SRC, { recursive: true }).filter((path) => /\.tsx?$/.test(path) && !path.startsWith('i18n'));
const code = sources.map((path) => readFileSync(join(SRC, path), 'utf8')).join('\n');
const groups = new Set([...code.matchAll(/labelOf\('([\w.]+)'/g)].map((match) => match[1]).concat([...code.matchAll(/(?:few|all|optionsOf)\('([\w.]+)'/g)].map((match) => match[1])));
const keys = readdirSync(join(SRC, 'i18n')).filter((name) => name.endsWith('.nl.ts'))
  .flatMap((name) => [...readFileSync(join(SRC, 'i18n', name), 'utf8').matchAll(/^ {2}'([^']+)':/gm)].map((match) => match[1]));

const isUsed = (key) => code.includes(`'${key}'`) || [...groups].some((group) => key.startsWith(`${group}.`)) || [...code.matchAll(/t\(`([\w.]+\.)\$\{/g)].some((match) => key.startsWith(match[1]));
const unused = keys.filter((key) => !isUsed(key));
const emptyGroups = [...groups].filter((group) => !keys.some((key) => key.startsWith(`${group}.`)));
for (const key of unused) console.error(`no page uses the words '${key}'`);
for (const group of emptyGroups) console.error(`no catalogue has words of the group '${group}'`);
console.log(`${keys.length} texts, ${unused.length} unused`);
process.exit(unused.length + emptyGroups.length > 0 ? 1 : 0);
