/** Days that a link to something unpublished may be good for. */
export const PREVIEW_DAYS = [1, 7, 30] as const;
