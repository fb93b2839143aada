/** Days that the yearly link of an entry works: long enough for a holiday and a bit of forgetting. */
export const CONFIRMATION_DAYS = 60;
