// The environment the platform hands in: names, defaults, units. Parsed once at start.
import * as z from "zod/mini";

const text = z._default(z.string(), "");

export const Settings = z.object({
  /** `https://host` that links are made absolute with; empty: links stay relative. Never taken from `Host`. */
  PUBLIC_ORIGIN: z._default(z.string().check(z.regex(/^(https?:\/\/[^/?#]+)?$/)), ""),
  /** Who runs this service; shown in the footer and the accessibility statement. */
  OPERATOR_NAME: text,
  /** How to reach the operator: shown as it is. */
  OPERATOR_CONTACT: text,
  /** Where to complain: shown as it is. */
  COMPLAINT_CHANNEL: text,
  /** The filing number (备案号); shown in the footer. */
  FILING_NUMBER: text,
  /** `off` stops answering (503 `asking_disabled`); reading goes on. */
  ASKING: z._default(z.enum(["on", "off"]), "on"),
});
export type Settings = z.infer<typeof Settings>;
