// The only error thrown on purpose: an expected failure with its slug. http/ renders it in one place.
import type { FieldError, ProblemSlug } from "./contract.ts";

export class Problem extends Error {
  readonly slug: ProblemSlug;
  readonly errors: readonly FieldError[] | undefined;
  readonly headers: Readonly<Record<string, string>>;

  /** `detail` is one Chinese sentence for a person: what happened and what to do next. */
  constructor(
    slug: ProblemSlug,
    detail: string,
    more: { errors?: readonly FieldError[]; headers?: Record<string, string> } = {},
  ) {
    super(detail);
    this.slug = slug;
    this.errors = more.errors;
    this.headers = more.headers ?? {};
  }
}
