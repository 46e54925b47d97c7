// Real nodes for tests: set up in a new folder, started as processes on free ports, stopped afterwards.
import { execFileSync, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeClient } from '../../tools/demo/http_client.mjs';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const BINARY = process.env.DIJKWACHT_BINARY ?? join(ROOT, 'build/release/dijkwacht');
/** Those that the loop needs. A test says so when it wants `OTHERS` too. */
export const NAMES = ['fhd', 'police', 'bank', 'jenv'];
const OTHERS = ['shop', 'carrier'];
const READY_MS_MAX = 20_000;
const POLL_MS = 50;
const SHOWN_LOG_MAX = 20_000;

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until `holds` answers something; fails with `what` after `msMax`. */
export async function eventually(what, holds, msMax = 10_000) {
  const end = Date.now() + msMax;
  for (;;) {
    const value = await holds();
    if (value) return value;
    if (Date.now() > end) throw new Error(`did not happen within ${msMax} ms: ${what}`);
    await sleep(POLL_MS);
  }
}

/** Below the ports that clients are given; suites that run beside each other are given ports of their own (tools/run_tests.py). */
const FIRST_PORT = Number(process.env.DIJKWACHT_FIRST_PORT ?? 20_000);
const PORTS = Number(process.env.DIJKWACHT_PORTS ?? 12_000);
const PORTS_OF_NODES = 1_010; // from the first one for people to the last one for other nodes

async function freePortBase(count) {
  for (let tries = 0; tries < 50; tries++) {
    const base = FIRST_PORT + Math.floor(Math.random() * (PORTS - PORTS_OF_NODES));
    const ports = Array.from({ length: count }, (_, number) => [base + number, base + 1000 + number]).flat();
    const free = await Promise.all(ports.map(isFree));
    if (free.every(Boolean)) return base;
  }
  throw new Error('no free ports found');
}

function isFree(port) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

export class Nodes {
  clients = new Map();
  processes = {};

  /** Sets up and starts fhd, police, bank and jenv, and `others`. `rules` may fill a folder of its own with the rules that all go by. */
  static async start({ rules, others } = {}) {
    const nodes = await Nodes.setUp({ others });
    if (rules) nodes.useRules(rules);
    await nodes.startAll();
    return nodes;
  }

  /** Makes all; starts none. */
  static async setUp({ others = [] } = {}) {
    const nodes = new Nodes();
    nodes.names = [...NAMES, ...others];
    const without = OTHERS.filter((name) => !others.includes(name)).flatMap((name) => ['--without', name]);
    nodes.folder = mkdtempSync(join(tmpdir(), 'dijkwacht-test-'));
    nodes.base = await freePortBase(nodes.names.length);
    execFileSync(BINARY, ['demo', '--set-up-only', '--dir', nodes.folder, '--port-base', String(nodes.base), ...without], { cwd: ROOT });
    nodes.settings = JSON.parse(readFileSync(join(nodes.folder, 'demo.json'), 'utf8'));
    return nodes;
  }

  startAll() {
    return Promise.all(this.names.map((name) => this.startNode(name)));
  }

  dataOf(name) {
    return join(this.folder, name);
  }

  useRules(fill) {
    const folder = join(this.folder, 'rules');
    fill(folder);
    for (const name of this.names) {
      const file = join(this.dataOf(name), 'node.toml');
      const settings = readFileSync(file, 'utf8');
      writeFileSync(file, settings.replace(/^rules_directory = .*$/m, `rules_directory = ${JSON.stringify(folder)}`));
    }
  }

  origin(name) {
    return this.settings.nodes[name].origin;
  }

  /** A client with one of the demo's API keys, or with none; the same one while the node runs, so that connections are shared. */
  client(name, key = '') {
    const kept = `${name} ${key}`;
    if (!this.clients.has(kept)) {
      const headers = key ? { Authorization: `Bearer ${this.settings.nodes[name].keys[key]}` } : {};
      this.clients.set(kept, new NodeClient(this.origin(name), headers, 8));
    }
    return this.clients.get(kept);
  }

  logIn(name, role, account) {
    return NodeClient.loggedIn(this.origin(name), role, account);
  }

  /** Who may read the log and switch rules: the node's own command line. */
  officer(name) {
    const key = readFileSync(join(this.dataOf(name), 'command-line.key'), 'utf8').trim();
    return this.client(name).as(`Bearer ${key}`);
  }

  /** Switches a rule of one node, confirmed. */
  switchRule(name, rule, state) {
    return this.officer(name).post('/api/v1/rule-switches', { rule, state, reason: 'test', confirmation: rule });
  }

  forgetClients(name) {
    for (const [kept, client] of this.clients) {
      if (!kept.startsWith(`${name} `)) continue;
      client.close();
      this.clients.delete(kept);
    }
  }

  /** The node writes its log to a file, as in the demo: reading it here would take time from what is measured. */
  async startNode(name) {
    const log = openSync(join(this.dataOf(name), 'node.log'), 'a', 0o600);
    const child = spawn(BINARY, ['serve', '--data', this.dataOf(name)], { cwd: ROOT, stdio: ['ignore', 'ignore', log] });
    closeSync(log);
    this.processes[name] = child;
    const client = this.client(name);
    const isReady = async () => {
      if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}`);
      return client.once('GET', '/readyz').then((answer) => answer.status === 200, () => false);
    };
    try {
      await eventually(`${name} is ready`, isReady, READY_MS_MAX);
    } catch (error) {
      error.message += `\n${this.logOf(name).slice(-SHOWN_LOG_MAX)}`;
      throw error;
    }
    this.forgetClients(name);
  }

  logOf(name) {
    return readFileSync(join(this.dataOf(name), 'node.log'), 'utf8');
  }

  /** Stops one node: SIGTERM lets it finish, SIGKILL does not. */
  async stopNode(name, signal = 'SIGTERM') {
    const child = this.processes[name];
    delete this.processes[name];
    this.forgetClients(name);
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    child.kill('SIGCONT'); // one that was paused would not hear it
    await ended;
  }

  async restartNode(name, signal) {
    await this.stopNode(name, signal);
    await this.startNode(name);
  }

  /** What a node's audit log holds of one act on one subject, asked as the node's own command line asks. */
  async audited(name, action, subject) {
    return (await this.officer(name).get(`/api/v1/audit-entries?action=${action}&subject=${subject}&limit=200`)).items;
  }

  /** Silent, but not gone: as a machine that hangs or a line that is cut. */
  pauseNode(name) {
    this.processes[name].kill('SIGSTOP');
  }

  resumeNode(name) {
    this.processes[name].kill('SIGCONT');
  }

  /** Runs `dijkwacht …` and gives its standard output; a non-zero exit throws. */
  run(...words) {
    return this.runWith('', ...words);
  }

  /** As `run`, with something on its standard input. */
  runWith(input, ...words) {
    return execFileSync(BINARY, words, { cwd: ROOT, encoding: 'utf8', input });
  }

  stopAll() {
    return Promise.all(this.names.map((name) => this.stopNode(name)));
  }

  async stop() {
    await this.stopAll();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Ends all at once and waits for nothing: for a program that was told to end. */
  abandon() {
    for (const child of Object.values(this.processes)) child?.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 }); // they may still be writing
  }
}
