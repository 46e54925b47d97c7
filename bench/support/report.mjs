// What a bench says: one line of JSON a measurement on standard output, a table at the end, and progress on standard error.
import { load } from './machine.mjs';

const COLUMNS = ['measured', 'unit', 'ours (min-max)', 'beside it', 'its figure (min-max)', 'ratio', 'must reach', 'reached'];

export class Report {
  rows = [];
  stage = '';

  /** Begins a measurement: what runs now, and the load that it finds. */
  begin(stage) {
    this.stage = stage;
    this.loadBefore = load();
    this.progress('');
  }

  progress(what) {
    const line = what ? `${this.stage}: ${what}` : this.stage;
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${line}`);
    else process.stderr.write(`${line}\n`);
  }

  /**
   * One measurement. `ours` and each of `beside` hold {median, min, max, rounds}; `beside` also a `name` and a `kind`: a rival does
   * the same work, a limit is what the machine allows, an aim is only a number. `target` is {ratio} to the first of `beside`, {atLeast} or {atMost}.
   */
  add({ name, unit, ours, beside, target = null, details = {} }) {
    const compared = beside.map((other) => ({ ...other, ratio: other.kind === 'aim' ? null : ours.median / other.median }));
    const reached = target === null ? null : isReached(target, ours, compared[0]);
    this.say({ measurement: name, unit, ours, beside: compared, target, reached, loadBefore: this.loadBefore, ...details });
    compared.forEach((other, place) => {
      const isFirst = place === 0;
      this.rows.push([
        isFirst ? name : '',
        isFirst ? unit : '',
        isFirst ? figure(ours) : '',
        other.name,
        figure(other),
        other.ratio === null ? '' : other.ratio.toFixed(2),
        isFirst ? targetText(target) : '',
        isFirst && reached !== null ? (reached ? 'yes' : 'NO') : '',
      ]);
    });
  }

  say(line) {
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
    process.stdout.write(`${JSON.stringify(line, (_key, value) => (typeof value === 'number' ? rounded(value) : value))}\n`);
  }

  table() {
    const lines = [COLUMNS, ...this.rows];
    const widths = COLUMNS.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
    const text = lines.map((line) => line.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd());
    text.splice(1, 0, widths.map((width) => '-'.repeat(width)).join('  '));
    process.stdout.write(`\n${text.join('\n')}\n`);
  }
}

function isReached(target, ours, first) {
  if (target.ratio !== undefined) return first.ratio >= target.ratio;
  if (target.atLeast !== undefined) return ours.median >= target.atLeast;
  return ours.median <= target.atMost;
}

function targetText(target) {
  if (target === null) return '';
  if (target.ratio !== undefined) return `>= ${target.ratio} x`;
  return target.atLeast === undefined ? `<= ${number(target.atMost)}` : `>= ${number(target.atLeast)}`;
}

/** Six digits say more than any of these figures is worth. */
const rounded = (value) => (Number.isInteger(value) ? value : Number(value.toPrecision(6)));

function number(value) {
  if (value >= 10e6) return `${(value / 1e6).toFixed(1)}M`;
  if (value >= 1000) return Math.round(value).toLocaleString('en');
  return value >= 10 ? value.toFixed(0) : value.toFixed(1);
}

function figure({ median, min, max, rounds }) {
  return rounds > 1 ? `${number(median)} (${number(min)}-${number(max)})` : number(median);
}
