import { spawn } from 'node:child_process';

/** Runs a tool of node_modules with this Node and shows its output; resolves to whether it succeeded. */
export function runTool(command: string, args: string[], env: Record<string, string> = {}): Promise<boolean> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('error', fail);
    child.on('close', (code) => done(code === 0));
  });
}
