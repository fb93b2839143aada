import { readEnvironment } from '#lib/env.ts';
import { diskStorage } from './disk.ts';
import { s3Storage } from './s3.ts';
import type { Storage } from './storage.ts';

let opened: { settings: string; storage: Storage } | undefined;

/** The storage that the environment names. */
export function storage(): Storage {
  const { MEDIA_DIRECTORY, S3_ENDPOINT, S3_REGION, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } =
    readEnvironment();
  const settings = JSON.stringify([MEDIA_DIRECTORY, S3_ENDPOINT, S3_REGION, S3_BUCKET, S3_ACCESS_KEY_ID]);
  if (opened?.settings !== settings) {
    opened = {
      settings,
      storage: S3_BUCKET
        ? s3Storage({
            endpoint: S3_ENDPOINT,
            region: S3_REGION,
            bucket: S3_BUCKET,
            accessKeyId: S3_ACCESS_KEY_ID,
            secretAccessKey: S3_SECRET_ACCESS_KEY,
          })
        : diskStorage(MEDIA_DIRECTORY),
    };
  }
  return opened.storage;
}
