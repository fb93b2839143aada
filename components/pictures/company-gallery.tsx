import type { CompanyPicture } from '#db/pictures/queries.ts';
import { largestPath } from '#lib/pictures/view.ts';
import { Picture } from './picture.tsx';

/** The photos of an entry: the first one large, each a link to itself in full. */
export function CompanyGallery({ photos }: { photos: readonly CompanyPicture[] }) {
  const isFew = photos.length < 3;
  return (
    <ul className="grid grid-cols-2 gap-2 md:grid-cols-4">
      {photos.map((photo, index) => {
        const isLarge = index === 0 || isFew;
        return (
          <li key={photo.key} className={isLarge ? `col-span-2 ${isFew ? '' : 'md:row-span-2'}` : ''}>
            <a href={largestPath(photo.key)} className="block h-full overflow-hidden rounded-card bg-sunken">
              <Picture
                picture={photo}
                alt={photo.alt}
                sizes={isLarge ? '(min-width: 48rem) 34rem, 100vw' : '(min-width: 48rem) 17rem, 50vw'}
                eager={index === 0}
                className="aspect-4/3 h-full w-full object-cover"
              />
              <span className="sr-only"> (groß ansehen)</span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}
