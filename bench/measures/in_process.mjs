// Two programs that need no server: look-ups in the signal index, and linking.
import { join } from 'node:path';
import { run, runForJson } from '../support/programs.mjs';

const SIGNALS = 10_000_000;
const REPORTS = 20_000;

export async function measureIndex({ programs, report }) {
  report.begin(`index look-ups, ${SIGNALS / 1e6}M signals`);
  const outcome = await runForJson(programs.indexBench, [String(SIGNALS)]);
  report.add({
    name: `index look-up, ${SIGNALS / 1e6}M signals, in batches`,
    unit: 'look-ups/s',
    ours: outcome.lookupsPerSecond,
    beside: [{ name: 'independent random reads of memory', kind: 'limit', ...outcome.randomLinesPerSecond }],
    target: { ratio: 0.6 },
    details: { bytesPerKey: outcome.bytesPerKey, buildSeconds: outcome.buildSeconds },
  });
}

/** No system at hand links online. The design's aim is for ten million reports, which this does not say anything about. */
export async function measureLinking({ programs, folder, report }) {
  report.begin(`linking a synthetic country of ${REPORTS.toLocaleString('en')} reports`);
  const country = join(folder, 'country');
  await run(programs.dijkwacht, ['simulate', '--reports', String(REPORTS), '--seed', '1', '--days', '365', '--out', country]);
  const outcome = await runForJson(programs.linkingBench, [country]);
  report.add({
    name: `link one report into ${REPORTS.toLocaleString('en')}, in memory, p99`,
    unit: 'microseconds',
    ours: { median: outcome.memory.linkMicrosecondsP99, rounds: 1 },
    beside: [{ name: 'aim of the design, among 10M reports', kind: 'aim', median: 5000, rounds: 1 }],
    details: outcome,
  });
}
