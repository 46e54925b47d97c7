// Writes docs/api/openapi.yaml as JSON to the file named: `node to_json.mjs web/dist/openapi.json`.
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';

const source = new URL('../../docs/api/openapi.yaml', import.meta.url);
writeFileSync(process.argv[2], JSON.stringify(parse(readFileSync(source, 'utf8'))));
