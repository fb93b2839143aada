import { readOsm } from './osm.ts';
import { SourceFile } from './source-file.ts';

/* For tests: reads a file in a process whose memory can be limited and measured. */

export interface ReadingMessage {
  elements: number;
  shops: number;
  placed: number;
  /** The most that the process ever had, in megabytes. */
  megabytes: number;
}

const isShop = (tags: Readonly<Record<string, string>>) => tags.shop !== undefined;
const [path = ''] = process.argv.slice(2);
const message: ReadingMessage = { elements: 0, shops: 0, placed: 0, megabytes: 0 };
for await (const { rows, untagged } of await readOsm(new SourceFile(path), isShop)) {
  message.elements += rows.length + untagged;
  for (const { object } of rows) {
    if (!object || !isShop(object.tags)) continue;
    message.shops += 1;
    if (object.latitude !== undefined && object.longitude !== undefined) message.placed += 1;
  }
}
message.megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
process.send?.(message);
process.disconnect?.();
