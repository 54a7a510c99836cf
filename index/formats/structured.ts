// What every format is turned into: lines of text that show their structure as Markdown does.

/** A document as the build reads it, and what it says of itself. */
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
