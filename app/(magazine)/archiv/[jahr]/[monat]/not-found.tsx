import { PeriodNotFound } from '#app/(magazine)/archiv/period-not-found.tsx';

export default function MonthNotFound() {
  return <PeriodNotFound kind="month" />;
}
