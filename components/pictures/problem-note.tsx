import { isPictureProblem, problemText } from '#lib/pictures/problems.ts';

/** What an address says went wrong with an upload. */
export function PictureProblemNote({ problem }: { problem: unknown }) {
  if (!isPictureProblem(problem)) return null;
  return (
    <p role="alert" className="mb-5 rounded-card border border-warn-line bg-warn-wash px-4 py-3">
      {problemText(problem)}
    </p>
  );
}
