export { CategoryMissing as default } from '#components/categories/category-missing.tsx';
