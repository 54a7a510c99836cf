// Host pages that break widgets, each in one way. The widget has to work on all of them. A page reports problems on its
// side in `data-complaints` of its root element.
import { CLOBBERED, POLLUTION } from "./hostile-names.ts";
import { type HostilePage, page, script, TAG, TEXT } from "./hostile-page.ts";
import { STYLES } from "./hostile-styles.ts";
import { MOOTOOLS, PROTOTYPE } from "./old-libraries.ts";

const COMPLAIN = `function complain(text) { document.documentElement.dataset.complaints =
  (document.documentElement.dataset.complaints || "") + text + "; "; }`;

const POLICIES: readonly HostilePage[] = [
  {
    name: "that allows the widget's address for scripts and connections and nothing else",
    html: page(),
    headers: {
      "Content-Security-Policy":
        "default-src 'none'; script-src %SITE%; connect-src %SITE%; style-src 'none'; base-uri 'none'; form-action 'none'; report-uri %REPORT%",
    },
  },
  {
    name: "that wants trusted types and has no policy for them",
    html: page(),
    headers: {
      "Content-Security-Policy": "require-trusted-types-for 'script'; trusted-types 'none'; report-uri %REPORT%",
    },
  },
  {
    name: "under both policies, from a module of its own",
    isSample: true,
    html: page({ tag: '<script type="module" src="own.js"></script>' }),
    headers: {
      "Content-Security-Policy":
        "default-src 'none'; script-src %SITE% %HOST%; connect-src %SITE%; style-src 'none'; base-uri 'none'; form-action 'none'; " +
        "require-trusted-types-for 'script'; trusted-types 'none'; report-uri %REPORT%",
    },
    files: {
      "own.js": {
        type: "text/javascript",
        text: `import "%SITE%/widget.js";
const chat = document.createElement("fawen-chat");
chat.setAttribute("launcher", "");
chat.setAttribute("place", "嘉善县");
document.body.append(chat);`,
      },
    },
  },
  {
    name: "in a sandbox without an origin or storage, asked to keep the conversation",
    html: page({ tag: TAG.replace("async", 'async data-keep="session"') }),
    headers: { "Content-Security-Policy": "sandbox allow-scripts allow-forms" },
  },
];

const SCRIPTS: readonly HostilePage[] = [
  { name: "with Prototype 1.6", isSample: true, html: page({ head: script(PROTOTYPE) }) },
  { name: "with MooTools 1.2", html: page({ head: script(MOOTOOLS) }) },
  ...POLLUTION.map(({ name, code, isSample = false }) => ({
    name: `where ${name}`,
    isSample,
    html: page({ head: script(code) }),
  })),
  {
    name: "whose elements have the names of what a document has",
    isSample: true,
    html: page({
      body: `${TEXT}${CLOBBERED.map((name, i) => {
        const tag = ["img", "form", "object", "iframe", "embed"][i % 5];
        return tag === "img" || tag === "embed"
          ? `<${tag} name="${name}">`
          : `<${tag} name="${name}" id="${name}"></${tag}>`;
      }).join("")}<a id="customElements"></a><a id="fetch"></a><a id="sessionStorage"></a><a id="navigator"></a>`,
    }),
  },
  {
    name: "whose element stands in a form that has fields with the names of what an element has",
    html: page({
      head: script(COMPLAIN),
      body: `<form onsubmit="complain('submitted'); return false" onreset="complain('reset')">
<input name="attributes"><input name="parentNode"><input name="children"><input name="nodeType"><input name="shadowRoot">
<input name="getRootNode"><input name="addEventListener"><input name="querySelector"><input name="closest"><input name="matches">
<input name="dispatchEvent"><input name="ownerDocument"><input name="isConnected"><input name="submit"><input name="question">
<input name="place"><input name="contains"><input name="host"><input name="append"><input name="localName"><input name="assignedSlot">
<fawen-chat launcher place="嘉善县"></fawen-chat><button>提交</button></form>`,
      tag: '<script type="module" src="%SITE%/widget.js"></script>',
    }),
  },
  {
    name: "with keys of its own for everything that is typed",
    html: page({
      head: script(`${COMPLAIN}
["keydown", "keypress", "keyup"].forEach(function (type) {
  [document, window].forEach(function (target) {
    target.addEventListener(type, function (event) {
      if (event.target.localName !== "fawen-chat" && !document.querySelector("fawen-chat").isOpen) return;
      if (event.key.length === 1) { complain(event.type + " " + event.key); event.preventDefault(); event.stopPropagation(); }
    });
  });
});`),
    }),
  },
  {
    name: "that takes keys before anybody else hears of them, and pulls the focus into a box of its own",
    isSample: true,
    html: page({
      head: script(`${COMPLAIN}
["keydown", "keypress", "keyup"].forEach(function (type) {
  document.addEventListener(type, function (event) {
    if (event.target.localName !== "fawen-chat") return;
    complain(event.type); event.preventDefault(); event.stopPropagation();
  }, true);
});
document.addEventListener("focusin", function (event) {
  var box = document.getElementById("box");
  if (!box.contains(event.target)) { complain("focus"); box.focus(); }
});`),
      body: `${TEXT}<div id="box" role="dialog" tabindex="-1">请先登录</div>`,
    }),
  },
  {
    name: "that wraps fetch, attachShadow, addEventListener, timers, promises and the console",
    html: page({
      head: script(`${COMPLAIN}
var send = window.fetch;
window.fetch = function (input, init) {
  init = Object.assign({}, init); init.headers = new Headers(init.headers); init.headers.set("Accept-Language", "zh");
  return send.call(this, input, init).then(function (response) { response.clone().text().catch(function () {}); return response.clone(); });
};
var attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (options) { var root = attach.call(this, options); root.__seen = true; return root; };
var listen = EventTarget.prototype.addEventListener, forget = EventTarget.prototype.removeEventListener, wrapped = new WeakMap();
EventTarget.prototype.addEventListener = function (type, listener, options) {
  if (typeof listener !== "function") return listen.call(this || window, type, listener, options);
  var own = wrapped.get(listener) || function () { return listener.apply(this, arguments); };
  wrapped.set(listener, own); return listen.call(this || window, type, own, options);
};
EventTarget.prototype.removeEventListener = function (type, listener, options) {
  return forget.call(this || window, type, wrapped.get(listener) || listener, options);
};
var later = window.setTimeout; window.setTimeout = function (fn, ms) {
  return later(typeof fn === "function" ? function () { fn.apply(window, arguments); } : fn, ms); };
var frame = window.requestAnimationFrame; window.requestAnimationFrame = function (fn) { return frame(function (t) { fn(t); }); };
var Native = window.Promise; window.Promise = class ZonePromise extends Native {}; window.Promise.__zone = true;
["error", "warn"].forEach(function (level) { var say = console[level];
  console[level] = function () { complain(level + " " + [].join.call(arguments, " ")); say.apply(console, arguments); }; });
window.onerror = function (message) { complain("onerror " + message); };
window.addEventListener("unhandledrejection", function (event) { complain("rejected " + event.reason); });`),
    }),
  },
  {
    name: "that walks through every element which is added, and has defined many of its own",
    html: page({
      head: script(`${COMPLAIN}
for (let i = 0; i < 300; i++) customElements.define("x-part-" + i, class extends HTMLElement { connectedCallback() { this.hidden = true; } });
var define = customElements.define;
customElements.define = function (name, type, options) { return define.call(customElements, name, class extends type {}, options); };
new MutationObserver(function (records) { records.forEach(function (record) { record.addedNodes.forEach(function walk(node) {
  if (node.setAttribute) { node.setAttribute("data-seen", ""); node.setAttribute("tabindex", node.getAttribute("tabindex") || "-1"); }
  node.childNodes.forEach(walk); }); }); }).observe(document, { childList: true, subtree: true });`),
      body: `${TEXT}${Array.from({ length: 300 }, (_, i) => `<x-part-${i}></x-part-${i}>`).join("")}`,
    }),
  },
];

const DOCUMENTS: readonly HostilePage[] = [
  {
    name: "whose relative addresses lead elsewhere and open a new window",
    html: page({ head: '<base href="%HOST%/nowhere/" target="_blank">' }),
  },
  {
    name: "that writes the script's tag while it is read",
    html: page({
      tag: script(`document.write('<script src="%SITE%/widget.js" data-place="嘉善县"><' + "/script>");`),
    }),
  },
  {
    name: "that is written anew once the chat is there",
    html: page({
      tag: `${TAG}${script(`var waiting = setInterval(function () {
  if (!document.querySelector("fawen-chat")) return;
  clearInterval(waiting);
  document.open(); document.write('${TEXT}<script src="%SITE%/widget.js" data-place="嘉善县"><' + "/script>"); document.close();
}, 10);`)}`,
    }),
  },
  {
    name: "that changes pages by script and puts the tag in again with each",
    html: page({
      tag: `${TAG}${script(`var waiting = setInterval(function () {
  if (!document.querySelector("fawen-chat")) return;
  clearInterval(waiting);
  history.pushState(null, "", "?page=2"); document.body.innerHTML = "<h1>公告</h1>";
  var tag = document.createElement("script"); tag.src = "%SITE%/widget.js"; tag.dataset.place = "嘉善县";
  document.body.append(tag);
}, 10);`)}`,
    }),
  },
  {
    name: "written in GBK",
    html: `<html><head><title>GBK</title></head><body><p>&#20844;&#21578;</p><script src="%SITE%/widget.js" async data-place="&#22025;&#21892;&#21439;"></script></body></html>`,
    headers: { "Content-Type": "text/html; charset=gbk" },
  },
  {
    name: "that is XHTML",
    html: `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>某县司法局</title></head><body><p>公告</p><script src="%SITE%/widget.js" async="async" data-place="嘉善县"></script></body></html>`,
    headers: { "Content-Type": "application/xhtml+xml; charset=utf-8" },
  },
  {
    name: "that loads the script in its head, before there is a body",
    html: page({ head: '<script src="%SITE%/widget.js" data-place="嘉善县"></script>', tag: "" }),
  },
];

export const HOSTILE_PAGES: readonly HostilePage[] = [...STYLES, ...POLICIES, ...SCRIPTS, ...DOCUMENTS];
