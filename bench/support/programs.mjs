// Programs that a bench starts. Whatever way the bench ends, none of them stays behind, and no folder either.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ERROR_TEXT_MAX = 2000;
const INTERRUPTED = 130;

const running = new Set();
const leftovers = [];

process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
  for (const clear of leftovers) clear();
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(INTERRUPTED));

/** Done when this process ends, also when it is interrupted. Must not wait for anything. */
export function atEnd(clear) {
  leftovers.unshift(clear);
}

/** A folder that goes with this process. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'dijkwacht-bench-'));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts a server; it is ended with this process. */
export function start(command, words, options = {}) {
  const child = spawn(command, words, { stdio: ['ignore', 'ignore', 'inherit'], ...options });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** Runs a program to its end and gives its standard output. */
export function run(command, words, options = {}) {
  const child = start(command, words, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (errors = (errors + chunk).slice(-ERROR_TEXT_MAX)));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${command} ${words[0] ?? ''} ended with ${code ?? signal}: ${errors.trim()}`));
    });
  });
}

export async function runForJson(command, words, options) {
  return JSON.parse(await run(command, words, options));
}

/** A port of this machine that nobody listens on. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
