/** What an upload may be, for the form that says so and for the endpoint that holds it. */
export const MOST_BYTES = 15_000_000;
export const MOST_PHOTOS = 12;
export const ALT_MAX_LENGTH = 200;

/** Of one account: pictures that no entry shows (yet). */
export const MOST_UNPUBLISHED = 100;

export const LEAST_LONG_SIDE = 200;
export const LEAST_SHORT_SIDE = 40;
export const MOST_SIDE = 20_000;

export const MOST_MEGAPIXELS = 50;
/** Of files that can only be decoded as a whole: a few kilobytes would fill the memory. */
export const MOST_MEGAPIXELS_AT_ONCE = 25;

/** For the file dialog only; what a file is, its content says. */
export const ACCEPT = 'image/jpeg,image/png,image/webp,image/avif';
