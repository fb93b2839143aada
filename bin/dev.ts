import { runCommand } from './console.ts';
import { start } from './start.ts';

await runCommand(() => start({ dev: true }));
process.exit();
