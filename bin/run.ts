import { spawn } from 'node:child_process';

/** Runs a tool of node_modules with this Node and shows its output; resolves to whether it succeeded. */
export function runTool(command: string, args: string[], env: Record<string, string> = {}): Promise<boolean> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('error', fail);
    child.on('close', (code) => done(code === 0));
  });
}

/** The same for one of several at the same time: its output is shown under its name once it has ended. */
export function runBeside(name: string, command: string, args: string[]): Promise<boolean> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = `— ${name}\n`;
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += part));
    child.on('error', fail);
    child.on('close', (code) => {
      process.stdout.write(output);
      done(code === 0);
    });
  });
}
