import { listPicturesOf } from '#db/pictures/library.ts';
import type { ArticleDocument } from '#lib/articles/document.ts';
import { listMentionedCompanies } from './mentions.ts';

/** What a text shows besides its words, for `renderArticleHtml`; `slugs`: of all the companies in it. */
export async function listShown(body: ArticleDocument) {
  const [mentioned, pictures] = await Promise.all([listMentionedCompanies(body), listPicturesOf(body)]);
  return { ...mentioned, pictures };
}
