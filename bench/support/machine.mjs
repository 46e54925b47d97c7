// The machine that the figures belong to.
import { readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem } from 'node:os';

const CLOCK_TICKS_PER_SECOND = 100; // USER_HZ on every Linux that Debian ships
const FIRST_FIELD_AFTER_NAME = 3; // of /proc/PID/stat, counted from 1 as in proc(5)
const USER_TIME_FIELD = 14;

export function machine() {
  return { cores: cpus().length, cpu: cpus()[0].model.trim(), memoryMb: Math.round(totalmem() / 2 ** 20), kernel: release(), load: load() };
}

/** Average number of runnable processes over one, five and fifteen minutes. */
export const load = () => loadavg().map((value) => Math.round(value * 100) / 100);

/** Processor time that a process has used so far, in microseconds. */
export function processorMicroseconds(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const at = USER_TIME_FIELD - FIRST_FIELD_AFTER_NAME;
  return ((Number(fields[at]) + Number(fields[at + 1])) * 1e6) / CLOCK_TICKS_PER_SECOND;
}
