import { PlaceMissing } from '#components/places/place-missing.tsx';

export default function NotFound() {
  return <PlaceMissing />;
}
