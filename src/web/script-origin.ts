// The address this script was loaded from, including the base path of a portal, and its script tag. The same file works
// as a classic script and as a module.
import { documentOwn } from "./document-own.ts";

/** The tag of a classic script. */
const current = documentOwn("currentScript");
export const scriptTag = current instanceof HTMLScriptElement ? current : null;

/** A module has no tag, but every engine names its address in a stack trace. */
const [, found] = /(https?:\/\/[^\s?#]+)\/widget\.js/.exec(scriptTag?.src ?? String(new Error().stack)) ?? [];
export const scriptOrigin = found ?? location.origin;
