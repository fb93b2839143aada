import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';

/** A file that is read from front to back, unpacked on the way if it is gzipped; `position` counts bytes of the file itself. */
export class SourceFile {
  readonly path: string;
  position = 0;

  constructor(path: string) {
    this.path = path;
  }

  async *bytes(): AsyncGenerator<Buffer> {
    this.position = 0;
    const isGzipped = await this.isGzipped();
    const file = createReadStream(this.path, { highWaterMark: 1 << 18 });
    if (!isGzipped) {
      for await (const chunk of file) {
        this.position += chunk.length;
        yield chunk;
      }
      return;
    }
    const unpacked = createGunzip();
    file.on('data', (chunk) => {
      this.position += chunk.length;
    });
    // pipe() does not hand errors on: without this a file that cannot be read would be waited for without end.
    file.on('error', (error) => unpacked.destroy(error));
    try {
      yield* file.pipe(unpacked);
    } finally {
      file.destroy();
    }
  }

  /** By its first bytes, because names lie. */
  async isGzipped(): Promise<boolean> {
    const [first, second] = await this.head(2);
    return first === 0x1f && second === 0x8b;
  }

  async head(length: number): Promise<Buffer> {
    const file = await open(this.path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  }

  /** The first bytes of what is in it. */
  async unpackedHead(): Promise<Buffer> {
    for await (const chunk of this.bytes()) return chunk;
    return Buffer.alloc(0);
  }
}
