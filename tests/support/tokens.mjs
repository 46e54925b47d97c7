// Tokens as an attacker with every key of the demo would make them (format: src/crypto/README.md).
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const TOKEN_BYTES = 16;

/** The secrets of every token key of every node below `folder`. */
export function tokenKeys(folder) {
  const secrets = [];
  for (const node of readdirSync(folder)) {
    const keys = join(folder, node, 'keys');
    if (!existsSync(keys)) continue;
    for (const file of readdirSync(keys).filter((name) => name.includes('.token.'))) {
      const secret = /^secret: (.+)$/m.exec(readFileSync(join(keys, file), 'utf8'))[1];
      secrets.push(Buffer.from(secret, 'base64url'));
    }
  }
  return secrets;
}

export function tokensOf(sodium, secrets, type, canonical) {
  return secrets.map((secret) => Buffer.from(sodium.crypto_generichash(TOKEN_BYTES, `v1|${type}|${canonical}`, secret)));
}
