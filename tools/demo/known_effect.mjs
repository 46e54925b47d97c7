// A barrier with a known effect, through the doors that a bank uses: planned before it starts, switched on branch by branch, counted
// week by week, and told to the programme office as aggregates. What the board then shows is held beside the truth.
import { randomUUID } from 'node:crypto';

const MEASURES = ['fraud', 'displacement', 'harm'];
const POLL_MS = 100;
const TOLD_MS_MAX = 30_000;
const WEEKS_AT_A_TIME = 200;

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** `doors`: the bank's payment system, someone who does a bank analyst's work, and a reader at the programme office. Gives, by
 * measure, the truth and what the office's board shows. */
export async function introduceBarrier({ plan, weeks, truth }, { payments, analyst, programme }) {
  const planned = await analyst.post('/api/v1/interventions', plan, randomUUID());
  const path = `/api/v1/interventions/${planned.interventionId}`;
  const started = await analyst.post(`${path}/start`, { version: planned.version }, randomUUID());
  for (let at = 0; at < weeks.length; at += WEEKS_AT_A_TIME) {
    await payments.post(`${path}/weekly-figures`, { weeks: weeks.slice(at, at + WEEKS_AT_A_TIME) }, randomUUID());
  }
  await analyst.post(`${path}/publication`, { version: started.version }, randomUUID());
  const row = await onTheBoard(programme, planned.interventionId);
  return Object.fromEntries(MEASURES.map((measure) => [measure, besideTheTruth(truth[measure], row[measure])]));
}

async function onTheBoard(programme, interventionId) {
  for (let waited = 0; waited < TOLD_MS_MAX; waited += POLL_MS) {
    const { items } = await programme.get('/api/v1/effects');
    const row = items.find((each) => each.interventionId === interventionId);
    if (row) return row;
    await sleep(POLL_MS);
  }
  throw new Error('the programme office did not hear of the intervention');
}

function besideTheTruth(truth, measured) {
  if (!measured) return { truth, isWithin: false };
  const { value, low, high, n } = measured;
  return { truth, value, low, high, n, isWithin: low <= truth && truth <= high };
}
