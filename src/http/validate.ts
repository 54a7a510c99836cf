// Validates an untrusted value: returns a new object with only the schema's fields, or throws a problem that points at
// the faulty ones. The problem does not repeat the faulty values.
import * as z from "zod/mini";
import type { FieldError } from "../contract.ts";
import { Problem } from "../problem.ts";

export function validate<Schema extends z.ZodMiniType>(schema: Schema, value: unknown): z.output<Schema> {
  // The message for checks whose schema has no message of its own.
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

/** A JSON Pointer as a URI fragment (RFC 6901). The path contains only names from our schemas and array positions. */
function pointer(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => `${text}/${String(key)}`, "#");
}
