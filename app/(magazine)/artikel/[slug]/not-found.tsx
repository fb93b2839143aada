export { ArticleMissing as default } from '#components/articles/article-missing.tsx';
