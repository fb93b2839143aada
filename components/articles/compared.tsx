import { compareTexts, type Piece } from '#lib/articles/compare.ts';
import type { WrittenText } from '#lib/articles/desk-input.ts';

/** Two versions of a text side by side, with the words marked that differ. */
export function Compared({
  before,
  after,
  names,
}: {
  before: WrittenText;
  after: WrittenText;
  names: readonly [before: string, after: string];
}) {
  const rows = compareTexts(before, after);
  return (
    <table className="w-full table-fixed border-collapse text-base">
      <thead>
        <tr>
          {names.map((name) => (
            <th key={name} scope="col" className="border-line border-b p-2 text-left text-sm">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows never move
          <tr key={index} className="align-top">
            <Side pieces={row.before} kind={row.kind} mark="del" />
            <Side
              pieces={row.after}
              kind={row.isReformed ? [row.kind, 'anders gestaltet'].filter(Boolean).join(', ') : row.kind}
              mark="ins"
            />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Side({ pieces, kind, mark: Mark }: { pieces: Piece[] | null; kind: string; mark: 'del' | 'ins' }) {
  const look = Mark === 'del' ? 'bg-warn-wash text-closed' : 'bg-brand-wash text-brand-strong';
  return (
    <td className="break-words border-line border-b p-2">
      {pieces && (
        <>
          {kind && <small className="block text-ink-soft">{kind}</small>}
          {pieces.map(({ text, isChanged }, index) =>
            isChanged ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces never move
              <Mark key={index} className={look}>
                {text}
              </Mark>
            ) : (
              text
            ),
          )}
        </>
      )}
    </td>
  );
}
