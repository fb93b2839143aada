import { PeriodNotFound } from '#app/(magazine)/archiv/period-not-found.tsx';

export default function DayNotFound() {
  return <PeriodNotFound kind="day" />;
}
