import { z } from 'zod';
import { isPictureKey } from './files.ts';
import { MOST_SIDE } from './limits.ts';

/** Files come from outside: what no column can hold is refused here. */
const text = z
  .string()
  .max(5000)
  .refine((words) => words.isWellFormed() && !words.includes('\u0000'));
const key = z.string().refine(isPictureKey);
const side = z.int().positive().max(MOST_SIDE);
const moment = z.iso.datetime();

/** A picture of the library as exports carry it. Keys mean the same in every database; the files lie beside the export. */
export const pictureRecord = z.object({
  key,
  /** The file that is shown now. */
  pictureKey: key,
  name: text.refine((words) => words.trim() !== ''),
  alt: text,
  caption: text,
  licence: text,
  origin: text.max(2000).nullable(),
  width: side,
  height: side,
  createdAt: moment,
  updatedAt: moment,
});

export type PictureRecord = z.infer<typeof pictureRecord>;
