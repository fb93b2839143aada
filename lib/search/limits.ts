/** The longest text that search reads. A file of its own, so that the form does not bring the checks into a page. */
export const SEARCH_MAX_LENGTH = 200;
