import type { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { partsOf } from './name.ts';
import type { Storage } from './storage.ts';

interface Bucket {
  endpoint: string | undefined;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
}

/** Any service that speaks S3. Visitors never do: files go through this server, so that no page asks a foreign host. */
export function s3Storage({ endpoint, region, bucket: Bucket, accessKeyId, secretAccessKey }: Bucket): Storage {
  const client = new S3Client({
    endpoint,
    region,
    credentials: { accessKeyId, secretAccessKey },
    // Not every service has a name in DNS for each bucket, or knows the newest checksums.
    forcePathStyle: endpoint !== undefined,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 3000, requestTimeout: 8000, throwOnRequestTimeout: true },
  });
  const keyOf = (name: string) => partsOf(name).join('/');

  async function keysBelow(folder: string): Promise<string[]> {
    const Prefix = `${keyOf(folder)}/`;
    const keys: string[] = [];
    let ContinuationToken: string | undefined;
    do {
      const page = await client.send(new ListObjectsV2Command({ Bucket, Prefix, ContinuationToken }));
      keys.push(...(page.Contents ?? []).flatMap(({ Key }) => Key ?? []));
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken);
    return keys;
  }

  return {
    async put(name, content, type) {
      await client.send(
        new PutObjectCommand({
          Bucket,
          Key: keyOf(name),
          Body: content,
          ContentType: type,
          ContentLength: content.length,
        }),
      );
    },
    async get(name) {
      try {
        const { Body, ContentLength } = await client.send(new GetObjectCommand({ Bucket, Key: keyOf(name) }));
        return { size: ContentLength ?? 0, content: Body as Readable };
      } catch (error) {
        if (error instanceof NoSuchKey) return null;
        throw error;
      }
    },
    async removeFolder(folder) {
      for (const Key of await keysBelow(folder)) await client.send(new DeleteObjectCommand({ Bucket, Key }));
    },
    async listFolder(folder) {
      return (await keysBelow(folder)).map((key) => key.slice(folder.length + 1)).sort();
    },
  };
}
