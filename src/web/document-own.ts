// Reads properties of the document that an element with the same name would hide.

/** The value of the document's own property, even when an element has its name. */
export function documentOwn(property: "activeElement" | "currentScript"): unknown {
  return Object.getOwnPropertyDescriptor(Document.prototype, property)?.get?.call(document);
}
