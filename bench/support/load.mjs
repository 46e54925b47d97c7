// The load generator (bench/load_generator.cc), set to work on a server.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { processorMicroseconds } from './machine.mjs';
import { runForJson } from './programs.mjs';

/** A server that can be asked. `words` tell the load generator how to speak to it. */
export class Asked {
  constructor(generator, { pid, words }) {
    Object.assign(this, { generator, pid, words });
  }

  /** Asks for some seconds. Gives what the load generator printed, and what a request cost the server. */
  async forSeconds(file, connections, seconds) {
    return this.ask(file, connections, ['--seconds', String(seconds)]);
  }

  /** Asks everything once. */
  async once(file, connections) {
    return this.ask(file, connections, ['--once']);
  }

  /** How many identifiers of the file it knows. */
  async hits(file, connections) {
    return (await this.ask(file, connections, ['--once', '--count-hits'])).hits;
  }

  async ask(file, connections, how) {
    const before = processorMicroseconds(this.pid);
    const outcome = await runForJson(this.generator, [...this.words, '--requests', file, '--connections', String(connections), ...how]);
    outcome.serverProcessorMicroseconds = (processorMicroseconds(this.pid) - before) / outcome.requests;
    return outcome;
  }
}

export const askedOverHttp = (generator, { pid, origin, path, keys }) => {
  const { port, host } = new URL(origin);
  return new Asked(generator, { pid, words: ['http', '--port', port, '--host', host, '--path', path, '--keys', keys] });
};

export const askedOverResp = (generator, redis) => new Asked(generator, { pid: redis.pid, words: ['resp', '--port', String(redis.port)] });

/** Writes a request a line; gives the file's name. */
export function requestFile(folder, name, lines) {
  const file = join(folder, name);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}
