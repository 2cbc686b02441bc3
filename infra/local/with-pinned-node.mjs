// Runs a script of this project on the Node that package-lock.json pins, whichever Node the machine has.
// Usage: node infra/local/with-pinned-node.mjs <script> [arguments]
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const oldestNode = [20, 19];
const checkout = fileURLToPath(new URL('../..', import.meta.url));
const bin = join(checkout, 'node_modules', '.bin');
const pinnedNode = join(bin, 'node');
/** Where Node keeps what it compiled: half of the time that a process, or a thread, takes to load the functions. */
const compiled = join(checkout, '.build', 'compiled');

requireNode();
if (!isInstalled()) install();
run(process.argv.slice(2));

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  giveUp(
    `Guiju needs Node ${oldestNode.join('.')} or newer and this is ${process.versions.node}: install one from nodejs.org or your package manager.`,
  );
}

/** Whether what npm installed last is what the lock file asks for; npm's hidden lock file says what is there. */
function isInstalled() {
  if (!existsSync(pinnedNode)) return false;
  const wanted = readPackages(join(checkout, 'package-lock.json'));
  const present = readPackages(join(checkout, 'node_modules', '.package-lock.json'));
  return Object.entries(wanted).every(
    ([path, { version, optional, devOptional }]) =>
      path === '' || present[path]?.version === version || (!present[path] && (optional || devOptional)),
  );
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}

function install() {
  console.log('Installing npm packages by the lock file …');
  const started = Date.now();
  const { error, status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: checkout,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (error) giveUp('npm was not found: install it together with Node, then start again.');
  if (status !== 0)
    giveUp('npm could not install the packages, see its messages above; check the network and start again.');
  if (!existsSync(pinnedNode))
    giveUp('npm installed no Node of its own: the package "node" must be allowed to run its install script.');
  console.log(`npm packages installed in ${Math.round((Date.now() - started) / 1000)} s`);
}

function run(args) {
  const child = spawn(pinnedNode, args, {
    stdio: 'inherit',
    env: { NODE_COMPILE_CACHE: compiled, ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to every process in front; forwarding it would make it two.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.once('error', (error) => giveUp(`The pinned Node could not run: ${error.message}`));
  child.once('exit', (code, signal) => {
    if (!signal) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

function giveUp(sentence) {
  console.error(sentence);
  process.exit(1);
}
