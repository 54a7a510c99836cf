// What a build says to an editor: where it is, what is wrong, and what to do, in Chinese and in English.
// Nothing is printed here.

/** One sentence in both languages. */
export interface Words {
  zh: string;
  en: string;
}

/** Texts that are done of all; or what is done next, where it is not reading. */
export type Progress = (done: number, total: number, next?: Words) => void;

export interface Notice {
  file: string;
  /** Counted from 1; null when the whole file is meant. */
  line: number | null;
  reason: Words;
  remedy: Words;
  /** An entry was left out since its passage, or every answer to it, is gone: the build goes on, `npm run check` fails. */
  gone?: boolean;
}

/** What a stage found wrong; an error stops the build after all files were looked at. */
export interface Findings {
  errors: Notice[];
  warnings: Notice[];
}

/** The build cannot go on; each notice is for an editor. */
export class BuildError extends Error {
  readonly notices: readonly Notice[];

  constructor(notices: readonly Notice[]) {
    super(notices.map(renderNotice).join("\n"));
    this.notices = notices;
  }
}

export function renderNotice({ file, line, reason, remedy }: Notice): string {
  const where = line === null ? file : `${file}:${line}`;
  return `${where}\n  ${reason.zh}${remedy.zh}\n  ${reason.en} ${remedy.en}\n`;
}
