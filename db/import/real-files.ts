import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * For tests: a file of real data, which is never part of the project. Undefined where it is missing; the test is then to be
 * skipped. REAL_DATA_DIR says where such files lie.
 */
export function realFile(name: string): string | undefined {
  const path = join(process.env.REAL_DATA_DIR ?? '../shared/data', name);
  if (existsSync(path)) return path;
  console.warn(`Übersprungen: ${name} fehlt (REAL_DATA_DIR).`);
  return undefined;
}
