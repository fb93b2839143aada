// Runs under whatever Node the machine has (20.9 or newer) and needs no package: installs what is missing, then goes on with
// bin/<command>.ts under the Node that package.json pins.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const pinnedNode = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const stamp = join(modules, '.installed');
const [command, ...args] = process.argv.slice(2);

process.chdir(root);
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 9))
  fail(`Node.js ${process.version} ist zu alt. Bitte Node.js 20.9 oder neuer installieren.`);
if (!command || !existsSync(join(root, 'bin', `${command}.ts`)))
  fail(`Unbekannter Befehl „${command ?? ''}“. README.md nennt alle.`);

const patches = readdirSync('patches')
  .sort()
  .map((name) => join('patches', name));
const wanted = ['package-lock.json', ...patches]
  .reduce((hash, file) => hash.update(readFileSync(file)), createHash('sha256'))
  .digest('hex');
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted || !existsSync(pinnedNode)) install();

// Imports make much garbage and keep little: with V8's own limit for the young they take twice the memory, at the same speed. Letting the
// old grow in small steps only is as good for texts, but costs the many objects of a map a fifth of their speed.
const sparing = command === 'import' ? ['--max-semi-space-size=2'] : [];
if (sparing.length > 0 && args[0] === 'wordpress') sparing.push('--heap-growing-percent=20');
const flags = ['--disable-warning=ExperimentalWarning', ...sparing];
const child = spawn(pinnedNode, [...flags, join(root, 'bin', `${command}.ts`), ...args], {
  // The channel tells the command when this process is gone, however it ended.
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  env: { ...process.env, PATH: `${dirname(pinnedNode)}:${join(modules, '.bin')}:${process.env.PATH ?? ''}` },
});
// A terminal's Ctrl-C reaches the command by itself as well; it takes what arrives at once for one.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));

// A killed npm says nothing: whoever loses its parent gets another one.
const npm = process.ppid;
if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== npm && child.kill('SIGTERM'), 500);

function install() {
  console.log('Installiere die Bibliotheken …');
  // npm keeps a library whose version is right, with whatever an earlier correction has made of it.
  for (const patch of patches)
    rmSync(join(modules, ...basename(patch).split('+').slice(0, -1)), { recursive: true, force: true });
  // The one place where install scripts may run; package.json (allowScripts) names which.
  // Not `npm ci`: it refuses a lock file that lacks the binaries of other platforms, which some registries do not carry.
  const npm = spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (npm.error) fail('npm fehlt. Es gehört zu Node.js; bitte Node.js mit npm installieren.');
  if (npm.status !== 0)
    fail('Die Bibliotheken ließen sich nicht installieren. Bitte Netz und Plattenplatz prüfen und erneut starten.');
  if (!existsSync(pinnedNode))
    fail('Das mitgelieferte Node.js fehlt: npm hat sein Installationsskript nicht ausgeführt (ignore-scripts?).');
  // Mistakes in libraries that wait for their next version (decision 13).
  const patched = spawnSync(pinnedNode, [join(modules, 'patch-package', 'index.js'), '--error-on-fail'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (patched.status !== 0) fail('Die Korrekturen in patches/ passen nicht zu den installierten Bibliotheken.');
  writeFileSync(stamp, wanted);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
