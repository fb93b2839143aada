import { type ShownPicture, smallPath } from '#lib/pictures/view.ts';
import { Picture } from './picture.tsx';

/** On white, which is what logos are made for. */
export function Logo({ picture, name }: { picture: ShownPicture; name: string }) {
  return (
    <div className="flex size-20 shrink-0 items-center justify-center rounded-card border border-line bg-white p-1.5 md:size-24">
      <Picture
        picture={picture}
        alt={`Logo von ${name}`}
        sizes="6rem"
        eager
        className="max-h-full w-auto object-contain"
      />
    </div>
  );
}

/** Beside the name in a list, which says whose it is. */
export function SmallLogo({ picture }: { picture: string }) {
  return (
    // biome-ignore lint/performance/noImgElement: the sizes are made once, at upload, not at each request
    <img
      src={smallPath(picture)}
      alt=""
      width={56}
      height={56}
      loading="lazy"
      decoding="async"
      className="size-14 shrink-0 rounded-card border border-line bg-white object-contain p-1"
    />
  );
}
