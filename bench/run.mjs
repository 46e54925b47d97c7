// `make bench`: every measurement beside its rival or its limit. One line of JSON each on standard output, a table at the end;
// progress on standard error. Figures only, never a test: a quiet machine gives better ones than a busy one.
//
//   tools/run_bench.sh BUILD [--only NAME]...      NAME: index, linking, imports, checks or acts
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { BINARY } from '../tests/support/nodes.mjs';
import { measureActs } from './measures/acts.mjs';
import { measureChecks } from './measures/checks.mjs';
import { NAMES_LISTED, measureDelivery, measureImports } from './measures/imports.mjs';
import { measureIndex, measureLinking } from './measures/in_process.mjs';
import { machine } from './support/machine.mjs';
import { Partners } from './support/partners.mjs';
import { temporaryFolder } from './support/programs.mjs';
import { Report } from './support/report.mjs';

const ACCOUNTS_REPORTED = 50;
const PARTS = ['index', 'linking', 'imports', 'checks', 'acts'];

const { values: given } = parseArgs({ options: { only: { type: 'string', multiple: true, default: PARTS } } });
const unknown = given.only.find((name) => !PARTS.includes(name));
if (unknown !== undefined) {
  process.stderr.write(`bench: there is no "${unknown}"; choose of ${PARTS.join(', ')}\n`);
  process.exit(2);
}
const isAsked = (name) => given.only.includes(name);

/** Where everything lies that a bench writes: beside the build and not in /tmp, which may be memory that needs no sync. */
function useDiskOfTheBuild(build) {
  process.env.TMPDIR = join(build, 'bench-files');
  mkdirSync(process.env.TMPDIR, { recursive: true });
}

async function measurePartners(bench) {
  const { report } = bench;
  const partners = await Partners.setUp(bench.programs);
  await measureImports({ ...bench, partners });
  if (!isAsked('checks') && !isAsked('acts')) return partners.nodes.stop();
  await partners.start('fhd');
  await measureDelivery({ ...bench, partners });
  report.begin(`reporting ${ACCOUNTS_REPORTED} accounts`);
  await partners.reportAccounts(ACCOUNTS_REPORTED, (what) => report.progress(what));
  const known = { iban: ACCOUNTS_REPORTED, domain: NAMES_LISTED };
  if (isAsked('checks')) await measureChecks({ ...bench, partners, known });
  if (isAsked('acts')) await measureActs({ ...bench, partners, known });
  return partners.nodes.stop();
}

async function main() {
  const build = dirname(BINARY);
  useDiskOfTheBuild(build);
  const programs = {
    dijkwacht: BINARY,
    loadGenerator: join(build, 'bench/load_generator'),
    storeLimit: join(build, 'bench/store_limit'),
    apiKeys: join(build, 'bench/api_keys'),
    indexBench: join(build, 'bench/index_bench'),
    linkingBench: join(build, 'bench/linking_bench'),
  };
  const bench = { programs, folder: temporaryFolder(), report: new Report() };
  bench.report.say({ date: new Date().toISOString(), machine: machine() });
  if (isAsked('index')) await measureIndex(bench);
  if (isAsked('linking')) await measureLinking(bench);
  if (isAsked('imports') || isAsked('checks') || isAsked('acts')) await measurePartners(bench);
  bench.report.table();
}

main().then(
  () => process.exit(0),
  (error) => {
    process.stderr.write(`\nbench: ${error.message}\n`);
    process.exit(1);
  },
);
