// Writes x.gz beside every text file of dist/, for nodes that send it to browsers that take it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const DIST = fileURLToPath(new URL('../dist/', import.meta.url));
const WORTH_IT = 1024; // below this a header costs as much as is saved

for (const entry of readdirSync(DIST, { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath, entry.name);
  if (!entry.isFile() || !/\.(js|css|svg|html|json)$/.test(entry.name) || path.startsWith(join(DIST, 'node'))) continue;
  const content = readFileSync(path);
  if (content.length >= WORTH_IT) writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
}
