// Redis, the rival: started on a free port of loopback for one bench.
import { mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { eventually } from '../../tests/support/nodes.mjs';
import { freePort, run, start } from './programs.mjs';

const VERSION = /v=([\d.]+)/;

export async function redisVersion() {
  return VERSION.exec(await run('redis-server', ['--version']))[1];
}

/** In memory only, as fast as it goes. */
export const IN_MEMORY = ['--appendonly', 'no'];
/** What was acknowledged is on disk. */
export const DURABLE = ['--appendonly', 'yes', '--appendfsync', 'always'];

export class Redis {
  static async start(folder, settings) {
    const redis = new Redis();
    redis.port = await freePort();
    const files = join(folder, `redis-${redis.port}`);
    mkdirSync(files);
    const words = ['--port', String(redis.port), '--bind', '127.0.0.1', '--save', '', '--dir', files, '--logfile', 'redis.log', ...settings];
    redis.process = start('redis-server', words);
    await eventually('Redis answers', () => isOpen(redis.port));
    return redis;
  }

  get pid() {
    return this.process.pid;
  }

  async stop() {
    if (this.process.exitCode !== null) return;
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill('SIGTERM');
    await ended;
  }
}

function isOpen(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
