// The common result of all formats: lines of text that mark their structure as Markdown does.

/** A document as the build reads it, with its metadata. */
export interface Structured {
  readonly text: string;
  /** From the document's own fields, or null. */
  readonly title: string | null;
  readonly publisher: string | null;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or null. */
  readonly published: string | null;
}

export type Table = readonly (readonly string[])[];

export const oneLine = (text: string) => text.replace(/\s+/gu, " ").trim();
