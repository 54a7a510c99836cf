// Messages of a build for editors: the location, the fault and the remedy, in Chinese and English. Nothing is printed
// here.

/** One sentence in both languages. */
export interface Words {
  zh: string;
  en: string;
}

/** Reports the number of texts read; `next` names the next step once reading is over. */
export type Progress = (done: number, total: number, next?: Words) => void;

export interface Notice {
  file: string;
  /** Counted from 1; null for the whole file. */
  line: number | null;
  reason: Words;
  remedy: Words;
  /**
   * An entry was left out because its passage, or every answer to it, is gone. The build goes on, but `npm run check`
   * fails.
   */
  gone?: boolean;
}

/** Faults found by one stage. Errors stop the build after all files have been checked. */
export interface Findings {
  errors: Notice[];
  warnings: Notice[];
}

/** The build cannot go on; the notices say why. */
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
