export { default } from '#components/articles/collection-missing.tsx';
