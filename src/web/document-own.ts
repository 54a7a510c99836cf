// What the document itself says: an element whose name is that of a property would hide it.

/** The value of a property of the document, past any element of that name. */
export function documentOwn(property: "activeElement" | "currentScript"): unknown {
  return Object.getOwnPropertyDescriptor(Document.prototype, property)?.get?.call(document);
}
