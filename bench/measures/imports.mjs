// A feed's list of scam sites, imported at the police through the command line, beside what SQLite alone stores here.
import { join } from 'node:path';
import { interleaved, summary, ROUNDS } from '../support/figures.mjs';
import { listed } from '../support/identifiers.mjs';
import { requestFile } from '../support/load.mjs';
import { runForJson } from '../support/programs.mjs';

const NAMES_PER_ROUND = 10_000;
const NAMES_PER_COMMIT = 1000; // as src/signals/import_service.cc
/** All that an imported name leaves behind. */
const ROWS = ['indicator', 'opinion', 'signal', 'signal_delivery', "outbox_event WHERE type = 'signal.batch'", "audit_entry WHERE action = 'signal.imported'"];

/** How many names are on the list afterwards: `listed('domain', 0)` and so on. */
export const NAMES_LISTED = NAMES_PER_ROUND * ROUNDS;

export async function measureImports({ partners, programs, folder, report }) {
  report.begin('import of signals');
  await partners.start('police');
  let limit;
  const importNames = async (round) => {
    const first = (round - 1) * NAMES_PER_ROUND;
    const names = Array.from({ length: NAMES_PER_ROUND }, (_, number) => listed('domain', first + number));
    const file = requestFile(folder, `names-${round}`, names);
    const begun = performance.now();
    const words = ['import', 'feed', file, '--data', partners.nodes.dataOf('police'), '--json'];
    const { block } = await runForJson(programs.dijkwacht, words);
    const seconds = (performance.now() - begun) / 1000;
    if (block.imported !== NAMES_PER_ROUND) throw new Error(`of ${NAMES_PER_ROUND} names ${block.imported} were imported`);
    return NAMES_PER_ROUND / seconds;
  };
  const storeAlone = async (round) => {
    const words = [partners.database('police'), join(folder, `import-limit-${round}`), String(NAMES_PER_COMMIT), ...ROWS];
    limit = await runForJson(programs.storeLimit, words);
    return limit.actsPerSecond;
  };
  const [ours, alone] = await interleaved([importNames, storeAlone], (round) => report.progress(round));
  report.add({
    name: 'import of signals, durable (import feed)',
    unit: 'signals/s',
    ours,
    beside: [{ name: 'SQLite alone, same rows', kind: 'limit', ...alone }],
    target: { atLeast: 40_000 },
    details: { signalsPerRound: NAMES_PER_ROUND, rowsPerSignal: limit.rowsPerAct, signalsPerCommit: NAMES_PER_COMMIT },
  });
}

/** The same signals on their way to the bank, over mutual TLS, both nodes on this machine. Once: they can be delivered once. */
export async function measureDelivery({ partners, programs, folder, report }) {
  report.begin('delivery of signals to the bank');
  await partners.start('bank');
  const begun = performance.now();
  await partners.delivered();
  const ours = summary([NAMES_LISTED / ((performance.now() - begun) / 1000)]);
  const words = [partners.database('bank'), join(folder, 'delivery-limit'), String(NAMES_PER_COMMIT), 'received_signal'];
  const limit = await runForJson(programs.storeLimit, words);
  report.add({
    name: 'delivery to a partner, stored and confirmed',
    unit: 'signals/s',
    ours,
    beside: [{ name: "SQLite alone, the receiver's rows", kind: 'limit', ...summary([limit.actsPerSecond]) }],
    details: { signals: NAMES_LISTED },
  });
}
