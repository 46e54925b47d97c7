// The table of src/app/routes.ts as tests and tools read it: no page can be left out.
import { readFileSync } from 'node:fs';

const NODE_OF = { desk: 'fhd', police: 'police', bank: 'bank', partner: 'shop', programme: 'jenv' };

/** Each page's path, the demo's nodes that have it, and whether only people who are logged in see it. */
export function routeTable() {
  const table = readFileSync(new URL('../src/app/routes.ts', import.meta.url), 'utf8');
  const rows = [...table.matchAll(/\{ path: '([^']+)', on: \[([^\]]*)\],( isPrivate: true,)?/g)].map(([, path, on, isPrivate]) => ({
    path,
    nodes: on ? [...on.matchAll(/'(\w+)'/g)].map(([, kind]) => NODE_OF[kind]) : Object.values(NODE_OF),
    isPrivate: Boolean(isPrivate),
  }));
  const count = [...table.matchAll(/load: \(\) => import/g)].length;
  if (rows.length !== count) throw new Error(`read ${rows.length} of ${count} rows of src/app/routes.ts`);
  return rows;
}
