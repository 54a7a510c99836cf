// An untrusted value becomes what its schema describes, a new object of known fields, or a problem that points at
// the faulty ones. The faulty values themselves stay out of it.
import * as z from "zod/mini";
import type { FieldError } from "../contract.ts";
import { Problem } from "../problem.ts";

export function validate<Schema extends z.ZodMiniType>(schema: Schema, value: unknown): z.output<Schema> {
  // The words for what a schema has no words of its own for.
  const parsed = z.safeParse(schema, value, { error: () => "格式不对" });
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map(
    ({ path, message }): FieldError => ({ pointer: pointer(path), detail: message }),
  );
  const [first] = errors;
  const where = first === undefined || first.pointer === "#" ? "请求" : `请求里的 ${first.pointer.slice(2)} `;
  throw new Problem("invalid_request", `${where}不对：${first?.detail ?? "格式不对"}。请改好以后再发一次。`, {
    errors,
  });
}

/** RFC 6901 as a URI fragment. The path holds names of our schemas and positions only. */
function pointer(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => `${text}/${String(key)}`, "#");
}
