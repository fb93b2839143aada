import { PeriodNotFound } from '#app/(magazine)/archiv/period-not-found.tsx';

export default function YearNotFound() {
  return <PeriodNotFound kind="year" />;
}
