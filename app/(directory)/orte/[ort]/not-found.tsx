export { PlaceMissing as default } from '#components/places/place-missing.tsx';
