// The number to call when the reviewed contacts are unavailable: the index is damaged, or the request never reached the
// app. A test compares it with `seeds/contacts.yaml`; `basis` is the first one there, without its address.
import { type Collection, problemHandoff } from "../collection.ts";
import type { Contact, Handoff } from "../contract.ts";

const LEGAL_HOTLINE: Contact = {
  kind: "hotline",
  name: "公共法律服务热线",
  tel: "12348",
  url: null,
  for: "遇到法律问题想先问一问，或想知道法律援助、调解该怎么走，打这个电话咨询。",
  basis: "嘉兴日报《嘉兴公共法律服务获省内外点赞》，2017-02-03",
};

/** The handoff of a problem; it always contains a number to call. */
export function handoffOf(collection: Collection | null): Handoff {
  const handoff = problemHandoff(collection);
  return handoff.contacts.length > 0 ? handoff : { ...handoff, contacts: [LEGAL_HOTLINE] };
}
