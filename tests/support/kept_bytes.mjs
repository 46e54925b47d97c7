// What lies in the files of a node, and every form in which a value could lie there.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { occurringIn } from './byte_search.mjs';
import { tokensOf } from './tokens.mjs';

function* filesBelow(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* filesBelow(path);
    else if (statSync(path).isFile()) yield path;
  }
}

/** Everything that lies in a folder, one file after the other. */
export const keptBytes = (folder) => Buffer.concat([...filesBelow(folder)].map((file) => readFileSync(file)));

/** Every form in which a value could lie in a file. */
export function formsOf(value, display = value, tokens = []) {
  const texts = [value, display, value.toLowerCase()];
  const forms = texts.map((text) => Buffer.from(text));
  for (const text of texts) {
    forms.push(Buffer.from(Buffer.from(text).toString('hex')));
    // Base64 depends on what stands before the value: the middle of each of the three alignments is the same wherever it lies.
    for (const lead of ['', 'x', 'xx']) {
      const encoded = Buffer.from(lead + text).toString('base64url');
      forms.push(Buffer.from(encoded.slice(lead.length ? 4 : 0, -4)));
    }
  }
  for (const token of tokens) {
    forms.push(token, Buffer.from(token.toString('hex')), Buffer.from(token.toString('base64url')));
  }
  return forms;
}

export const needlesOf = (what, ...forms) => formsOf(...forms).map((bytes) => ({ bytes, what }));

/** What of it lies there. */
export const found = (kept, needles) => [...new Set(occurringIn(kept, needles).map(({ what }) => what))];

/** An account as it is, as it is shown, and as tokens under `keys`. */
export const accountNeedles = (sodium, keys, account) => needlesOf('an account of a counterparty', account, account.replace(/(.{4})(?=.)/g, '$1 '), tokensOf(sodium, keys, 'iban', account));
