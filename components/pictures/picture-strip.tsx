import { largestPath, mediumPath } from '#lib/pictures/view.ts';
import type { EntryPicture } from '#lib/submissions/fields.ts';

/** Pictures with their descriptions, small, for who decides about them or sends them: each a link to itself in full. */
export function PictureStrip({ pictures }: { pictures: readonly EntryPicture[] }) {
  if (pictures.length === 0) return <>keine</>;
  return (
    <ul className="flex flex-wrap gap-3">
      {pictures.map(({ key, kind, alt }) => (
        <li key={key} className="w-36">
          <a href={largestPath(key)} className="block">
            {/* biome-ignore lint/performance/noImgElement: the sizes are made once, at upload, not at each request */}
            <img
              src={mediumPath(key)}
              alt={kind === 'logo' ? 'Logo' : alt}
              width={144}
              height={108}
              loading="lazy"
              className={`aspect-4/3 w-full rounded-card border border-line ${kind === 'logo' ? 'bg-white object-contain p-1' : 'object-cover'}`}
            />
            <span className="sr-only"> (groß ansehen)</span>
          </a>
          <p className="mt-1 text-sm">{kind === 'logo' ? 'Logo' : alt}</p>
        </li>
      ))}
    </ul>
  );
}
