import type { ArticleStatus } from '#lib/permissions.ts';
import { slugify } from '#lib/slug.ts';

export const ARTICLE_STATES: Readonly<Record<ArticleStatus, string>> = {
  draft: 'Entwurf',
  inReview: 'In Prüfung',
  approved: 'Freigegeben',
  scheduled: 'Geplant',
  published: 'Veröffentlicht',
  withdrawn: 'Zurückgezogen',
};

export const isArticleStatus = (value: unknown): value is ArticleStatus =>
  typeof value === 'string' && Object.hasOwn(ARTICLE_STATES, value);

/** A new article has an address like this one until it is published: its title may still change. */
const UNNAMED = /^entwurf-[0-9a-f]{12}$/;

export const unnamedSlug = (): string => `entwurf-${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}`;
export const isUnnamed = (slug: string): boolean => UNNAMED.test(slug);

/** Made from this title, perhaps with a number because another article had it. */
export const isSlugOfTitle = (slug: string, title: string): boolean =>
  slug.replace(/-\d+$/, '') === slugify(title).replace(/-\d+$/, '');
