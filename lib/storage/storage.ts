import type { Readable } from 'node:stream';

/** Where files lie: a folder, or a bucket. Names are ours, never a visitor's. */
export interface Storage {
  /** All of it or nothing: a name is there when its file is complete. */
  put(name: string, content: Buffer, type: string): Promise<void>;
  /** Null when there is no such file. */
  get(name: string): Promise<StoredFile | null>;
  /** Every file of a folder. */
  removeFolder(folder: string): Promise<void>;
  listFolder(folder: string): Promise<string[]>;
}

interface StoredFile {
  size: number;
  content: Readable;
}
