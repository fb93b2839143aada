import { PeriodMissing } from '#components/articles/period-missing.tsx';

export default function NotFound() {
  return <PeriodMissing />;
}
