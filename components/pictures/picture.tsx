import { mediumPath, type ShownPicture, sourceSet } from '#lib/pictures/view.ts';

/** The smallest file that is sharp, in the best format that the browser knows. `sizes`: how wide it is shown. */
export function Picture({
  picture,
  alt,
  sizes,
  eager = false,
  className,
}: {
  picture: ShownPicture;
  alt: string;
  sizes: string;
  eager?: boolean;
  className?: string;
}) {
  const { key, width, height, isReady } = picture;
  return (
    <picture>
      {isReady && <source type="image/avif" srcSet={sourceSet(picture, 'avif')} sizes={sizes} />}
      <img
        src={mediumPath(key)}
        srcSet={isReady ? sourceSet(picture, 'webp') : undefined}
        sizes={isReady ? sizes : undefined}
        width={width}
        height={height}
        alt={alt}
        loading={eager ? 'eager' : 'lazy'}
        decoding="async"
        className={className}
      />
    </picture>
  );
}
