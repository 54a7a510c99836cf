// Names that pages can shadow: properties that named elements of a document hide, and properties on every object.

/** Properties of a document that an `img`, `form`, `object`, `iframe` or `embed` of that name hides. */
export const CLOBBERED: readonly string[] = [
  "createElement",
  "body",
  "currentScript",
  "head",
  "adoptedStyleSheets",
  "activeElement",
  "createElementNS",
  "createTextNode",
  "createDocumentFragment",
  "documentElement",
  "querySelector",
  "querySelectorAll",
  "getElementById",
  "getElementsByTagName",
  "addEventListener",
  "removeEventListener",
  "dispatchEvent",
  "defaultView",
  "ownerDocument",
  "baseURI",
  "URL",
  "readyState",
  "visibilityState",
  "hidden",
  "hasFocus",
  "importNode",
  "adoptNode",
  "cookie",
  "title",
  "dir",
  "fonts",
  "scrollingElement",
  "children",
  "childNodes",
  "firstChild",
  "append",
  "appendChild",
  "implementation",
  "getSelection",
  "execCommand",
  "elementFromPoint",
  "contains",
  "nodeType",
  "isConnected",
  "getRootNode",
  "parentNode",
  "textContent",
  "styleSheets",
  "scripts",
  "forms",
  "links",
  "designMode",
  "fullscreenElement",
  "startViewTransition",
  "createRange",
  "createTreeWalker",
  "createEvent",
  "host",
  "customElementRegistry",
];

interface Pollution {
  name: string;
  code: string;
  isSample?: boolean;
}

/** Names that the platform reads from option objects, also through their prototype. */
const OPTIONS = [
  "signal",
  "mode",
  "method",
  "headers",
  "body",
  "credentials",
  "cache",
  "redirect",
  "referrer",
  "referrerPolicy",
  "integrity",
  "keepalive",
  "priority",
  "duplex",
  "window",
  "passive",
  "once",
  "capture",
  "detail",
  "bubbles",
  "composed",
  "cancelable",
  "extends",
  "is",
  "delegatesFocus",
  "slotAssignment",
  "clonable",
  "serializable",
  "customElementRegistry",
  "registry",
  "behavior",
  "block",
  "inline",
  "preventScroll",
  "focusVisible",
  "media",
  "disabled",
  "baseURL",
  "subtree",
  "childList",
  "attributes",
  "attributeFilter",
  "root",
  "rootMargin",
  "threshold",
  "timeout",
  "cause",
  "minimumFractionDigits",
  "localeMatcher",
  "granularity",
  "source",
  "ports",
  "targetOrigin",
  "transfer",
  "lang",
  "place",
  "question",
  "history",
  "status",
  "index",
  "type",
  "name",
  "text",
  "key",
  "class",
  "title",
  "href",
  "id",
  "alert",
  "clarify",
  "tip",
  "missing",
  "conflicts",
  "url",
  "tel",
];

export const POLLUTION: readonly Pollution[] = [
  {
    name: "every object has enumerable functions, as old scripts give them",
    code: `["extend", "each", "keys", "forEach", "map", "clone", "isEmpty", "toQueryString", "inspect", "contains"].forEach(
      function (name) { Object.prototype[name] = function () { return this; }; });
      Array.prototype.remove = function () {}; Array.prototype.contains = function () { return false; };
      Array.prototype.max = function () { return 0; }; String.prototype.format = function () { return ""; };`,
  },
  {
    name: "every object has values with the names of options, seen by for-in",
    isSample: true,
    code: `${JSON.stringify(OPTIONS)}.forEach(function (name) { Object.prototype[name] = "polluted"; });`,
  },
  {
    name: "every object has values with the names of options, hidden from for-in",
    code: `${JSON.stringify(OPTIONS)}.forEach(function (name) {
      Object.defineProperty(Object.prototype, name, { value: { polluted: true }, writable: true, configurable: true }); });`,
  },
  {
    name: "every object has get, set, value and writable",
    code: `["value", "writable", "enumerable", "configurable"].forEach(function (name) { Object.prototype[name] = false; });
      Object.prototype.get = function () {}; Object.prototype.set = function () {};`,
  },
  {
    name: "arrays, texts and objects have a toJSON that returns nonsense",
    code: `[Object, Array, String, Number, Boolean].forEach(function (type) {
      Object.defineProperty(type.prototype, "toJSON", { value: function () { return "nonsense"; }, configurable: true }); });`,
  },
  {
    name: "iteration and shorthand of arrays are replaced by slow old variants",
    code: `["map", "filter", "forEach", "some", "every", "find", "includes", "flatMap", "entries", "keys", "values", "at"].forEach(
      function (name) { var own = Array.prototype[name]; Array.prototype[name] = function () { return own.apply(this, arguments); }; });
      Array.prototype.flat = function () { return [].concat.apply([], this); };
      String.prototype.replaceAll = function (what, by) { return this.split(what).join(by); };
      Object.entries = function (object) { var list = []; for (var name in object) list.push([name, object[name]]); return list; };
      Object.keys = function (object) { var list = []; for (var name in object) list.push(name); return list; };
      Object.assign = function (to, from) { for (var name in from) to[name] = from[name]; return to; };`,
  },
  {
    name: "all built-ins are frozen",
    code: `[Object, Array, Function, String, Number, Boolean, Error, TypeError, Promise, Map, Set, RegExp, Date, Symbol].forEach(
      function (type) { Object.freeze(type.prototype); Object.freeze(type); }); Object.freeze(JSON); Object.freeze(Math);`,
  },
];
