// The paths of the pages that people open from a link of ours, each in the reader's language. The routes, the links that
// keep a language, the tests of all pages and the pictures use this list.

/** Pages with one address each. */
export const PAGE_PATHS = ["/", "/sources", "/accessibility", "/privacy"] as const;
export type PagePath = (typeof PAGE_PATHS)[number];

/** Pages and files whose address names something: a text, a contact, or quotes that were taken along. */
const ADDRESSED = /^\/(?:(?:sources|contacts)\/.*|a)$/u;

/** Whether our links to a path keep the reader's language. */
export function keepsLanguage(path: string): boolean {
  return PAGE_PATHS.some((each) => each === path) || ADDRESSED.test(path);
}
