// The only error thrown on purpose: an expected failure with its slug. http/ renders it in one place.
import type { FieldError, Lang, ProblemSlug } from "./contract.ts";

/** One sentence for a person in each language: what happened and what to do next. */
export type Sentence = Readonly<Record<Lang, string>>;

export class Problem extends Error {
  readonly slug: ProblemSlug;
  /** Null when the sentence is in Chinese only. */
  readonly sentence: Sentence | null;
  readonly errors: readonly FieldError[] | undefined;
  readonly headers: Readonly<Record<string, string>>;

  /** `detail` is one sentence for a person: what happened and what to do next. A problem of programs has a Chinese one. */
  constructor(
    slug: ProblemSlug,
    detail: string | Sentence,
    more: { errors?: readonly FieldError[]; headers?: Record<string, string> } = {},
  ) {
    super(typeof detail === "string" ? detail : detail["zh-CN"]);
    this.sentence = typeof detail === "string" ? null : detail;
    this.slug = slug;
    this.errors = more.errors;
    this.headers = more.headers ?? {};
  }
}
