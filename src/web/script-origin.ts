// Where this script came from, and the tag it came by: under a path of a portal, the path is part of it. The same file serves as a classic script and as a module.
import { documentOwn } from "./document-own.ts";

/** The tag of a classic script. */
const current = documentOwn("currentScript");
export const scriptTag = current instanceof HTMLScriptElement ? current : null;

/** A module has no tag, but every engine names the address in a stack. */
const [, found] = /(https?:\/\/[^\s?#]+)\/widget\.js/.exec(scriptTag?.src ?? String(new Error().stack)) ?? [];
export const scriptOrigin = found ?? location.origin;
