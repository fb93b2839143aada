import { runCommand } from './console.ts';
import { start } from './start.ts';

await runCommand(() => start({ dev: true }));
if (process.exitCode) process.exit();
