// What libraries of 2008 do to built-ins, written after their sources and reduced to what matters here: enumerable
// methods, `toJSON` on everything, and their own `Array.from`, `bind` and `Event`. They work as their pages expect.

/** After Prototype 1.6. */
export const PROTOTYPE = `
Object.extend = function (target, source) { for (var name in source) target[name] = source[name]; return target; };
var Prototype = { Version: "1.6.0.3", K: function (x) { return x; }, emptyFunction: function () {} };
function $A(iterable) {
  if (!iterable) return [];
  if (iterable.toArray) return iterable.toArray();
  var length = iterable.length || 0, results = new Array(length);
  while (length--) results[length] = iterable[length];
  return results;
}
function $w(text) { text = text.strip(); return text ? text.split(/\\s+/) : []; }
function $H(object) { return new Hash(object); }
var Class = { create: function () { function klass() { this.initialize && this.initialize.apply(this, arguments); } return klass; } };
var Abstract = {}, Insertion = {}, Form = { Element: {} }, Field = Form.Element, Position = {}, Template = function () {},
  Selector = function () {}, Enumerator = {}, Toggle = {};
Array.from = $A;
Function.prototype.argumentNames = function () { return []; };
Function.prototype.bind = function () {
  if (arguments.length < 2 && typeof arguments[0] === "undefined") return this;
  var method = this, args = $A(arguments), object = args.shift();
  return function () { return method.apply(object, args.concat($A(arguments))); };
};
Function.prototype.curry = function () { var method = this, args = $A(arguments);
  return function () { return method.apply(this, args.concat($A(arguments))); }; };
Function.prototype.delay = function () { return window.setTimeout(this, 1); };
Function.prototype.wrap = function (wrapper) { var method = this;
  return function () { return wrapper.apply(this, [method.bind(this)].concat($A(arguments))); }; };
Function.prototype.methodize = function () { var method = this;
  return function () { return method.apply(null, [this].concat($A(arguments))); }; };
var Enumerable = {
  each: function (iterator) { for (var i = 0; i < this.length; i++) iterator(this[i], i); return this; },
  collect: function (iterator, context) { var results = [];
    for (var i = 0; i < this.length; i++) results.push((iterator || Prototype.K).call(context, this[i], i)); return results; },
  detect: function (iterator, context) {
    for (var i = 0; i < this.length; i++) if (iterator.call(context, this[i], i)) return this[i]; },
  findAll: function (iterator, context) { var results = [];
    for (var i = 0; i < this.length; i++) if (iterator.call(context, this[i], i)) results.push(this[i]); return results; },
  include: function (object) { for (var i = 0; i < this.length; i++) if (this[i] == object) return true; return false; },
  inject: function (memo, iterator) { this.each(function (value, i) { memo = iterator(memo, value, i); }); return memo; },
  invoke: function (method) { var args = $A(arguments).slice(1);
    return this.collect(function (value) { return value[method].apply(value, args); }); },
  pluck: function (property) { return this.collect(function (value) { return value[property]; }); },
  toArray: function () { return this.collect(); },
  all: function (iterator) { return this.findAll(iterator || Prototype.K).length === this.length; },
  any: function (iterator) { return this.findAll(iterator || Prototype.K).length > 0; },
  size: function () { return this.length; }, inspect: function () { return "[]"; }
};
Enumerable.map = Enumerable.collect; Enumerable.find = Enumerable.detect; Enumerable.select = Enumerable.findAll;
Enumerable.filter = Enumerable.findAll; Enumerable.member = Enumerable.include; Enumerable.entries = Enumerable.toArray;
Object.extend(Array.prototype, Enumerable);
Object.extend(Array.prototype, {
  clear: function () { this.length = 0; return this; }, first: function () { return this[0]; },
  last: function () { return this[this.length - 1]; }, compact: function () { return this.select(function (v) { return v != null; }); },
  without: function () { var values = $A(arguments); return this.select(function (v) { return !values.include(v); }); },
  reduce: function () { return this.length > 1 ? this : this[0]; }, clone: function () { return [].concat(this); },
  uniq: function () { return this.inject([], function (a, v) { if (!a.include(v)) a.push(v); return a; }); },
  flatten: function () { return [].concat.apply([], this); },
  toJSON: function () { var results = [];
    for (var i = 0; i < this.length; i++) { var value = Object.toJSON(this[i]); if (value !== undefined) results.push(value); }
    return "[" + results.join(", ") + "]"; }
});
Object.toJSON = function (object) {
  switch (typeof object) { case "undefined": case "function": case "unknown": return; case "boolean": return object.toString(); }
  if (object === null) return "null";
  if (object.toJSON) return object.toJSON();
  if (object.nodeType === 1) return;
  var results = [];
  for (var name in object) { var value = Object.toJSON(object[name]); if (value !== undefined) results.push(name.toJSON() + ": " + value); }
  return "{" + results.join(", ") + "}";
};
Object.extend(String.prototype, {
  strip: function () { return this.replace(/^\\s+/, "").replace(/\\s+$/, ""); }, empty: function () { return this == ""; },
  blank: function () { return /^\\s*$/.test(this); }, include: function (pattern) { return this.indexOf(pattern) > -1; },
  startsWith: function (pattern) { return this.indexOf(pattern) === 0; }, toArray: function () { return this.split(""); },
  endsWith: function (pattern) { var d = this.length - pattern.length; return d >= 0 && this.lastIndexOf(pattern) === d; },
  sub: function (pattern, text) { return this.replace(pattern, text); }, times: function (n) { return new Array(n + 1).join(this); },
  gsub: function (pattern, text) { return this.split(pattern).join(text); },
  inspect: function () { return '"' + this.replace(/\\\\/g, "\\\\\\\\").replace(/"/g, '\\\\"') + '"'; },
  toJSON: function () { return this.inspect(true); }
});
Number.prototype.toJSON = function () { return isFinite(this) ? this.toString() : "null"; };
Date.prototype.toJSON = function () { return '"' + this.getTime() + '"'; };
function Hash(object) { this._object = object || {}; }
Hash.prototype = { get: function (key) { return this._object[key]; }, set: function (key, v) { return (this._object[key] = v); },
  toJSON: function () { return Object.toJSON(this._object); } };
var methods = {
  visible: function () { return this.style.display !== "none"; }, hide: function () { this.style.display = "none"; return this; },
  show: function () { this.style.display = ""; return this; }, toggle: function () { return this; },
  remove: function () { this.parentNode.removeChild(this); return this; }, update: function (text) { this.textContent = text; return this; },
  replace: function () { return this; }, insert: function () { return this; }, wrap: function () { return this; },
  select: function () { return []; }, up: function () { return this.parentNode; }, down: function () { return this.firstChild; },
  next: function () { return this.nextSibling; }, previous: function () { return this.previousSibling; },
  empty: function () { return !this.firstChild; }, identify: function () { return this.id; }, observe: function () { return this; },
  stopObserving: function () { return this; }, fire: function () { return this; }, getStyle: function () { return null; },
  setStyle: function () { return this; }, addClassName: function (n) { this.className += " " + n; return this; },
  readAttribute: function (n) { return this.getAttribute(n); }, writeAttribute: function () { return this; }
};
Object.extend(HTMLElement.prototype, methods);
Object.extend(Event.prototype, { stop: function () { this.preventDefault(); this.stopPropagation(); }, element: function () { return this.target; } });
document.getElementsByClassName = function (name) { return $A(document.querySelectorAll("." + name)); };
document.observe = document.fire = function () { return document; };
`;

/** After MooTools 1.2, with `Array.from` of 1.3. */
export const MOOTOOLS = `
var MooTools = { version: "1.2.5" };
function $type(o) { return o == null ? false : o.nodeType ? "element" : typeof o.length === "number" && typeof o !== "string" ? "array" : typeof o; }
function $splat(o) { var type = $type(o); return type ? (type !== "array" ? [o] : o) : []; }
function $each(o, fn, bind) { for (var name in o) if (o.hasOwnProperty(name)) fn.call(bind, o[name], name, o); }
function $extend(to, from) { for (var name in from || {}) to[name] = from[name]; return to; }
function $empty() {} function $clear(timer) { clearTimeout(timer); return null; } function $time() { return Date.now(); }
Function.prototype.extend = function (properties) { for (var name in properties) this[name] = properties[name]; return this; };
Function.prototype.implement = function (properties) { for (var name in properties) this.prototype[name] = properties[name]; return this; };
Function.prototype.create = function (options) { var self = this; options = options || {};
  return function () { var args = options.arguments != null ? $splat(options.arguments) : Array.prototype.slice.call(arguments);
    return self.apply(options.bind || null, args); }; };
Function.prototype.run = function (args, bind) { return this.apply(bind, $splat(args)); };
Function.prototype.pass = function (args, bind) { return this.create({ bind: bind, arguments: args }); };
Function.prototype.bind = function (bind, args) { return this.create({ bind: bind, arguments: args }); };
Function.prototype.bindWithEvent = Function.prototype.bind;
Function.prototype.delay = function (ms, bind, args) { return setTimeout(this.create({ bind: bind, arguments: args }), ms); };
Function.prototype.periodical = function (ms, bind, args) { return setInterval(this.create({ bind: bind, arguments: args }), ms); };
Array.from = function (item) { return item == null ? [] : $type(item) === "array" ? Array.prototype.slice.call(item) : [item]; };
Array.implement({ contains: function (item, from) { return this.indexOf(item, from) !== -1; },
  each: function (fn, bind) { for (var i = 0; i < this.length; i++) fn.call(bind, this[i], i, this); },
  clean: function () { return this.filter(function (item) { return item != null; }); }, include: function (item) {
    if (!this.contains(item)) this.push(item); return this; }, extend: function (array) { for (var i = 0; i < array.length; i++) this.push(array[i]); return this; },
  empty: function () { this.length = 0; return this; }, getLast: function () { return this[this.length - 1] || null; },
  flatten: function () { return [].concat.apply([], this); }, erase: function (item) {
    for (var i = this.length; i--;) if (this[i] === item) this.splice(i, 1); return this; } });
String.implement({ test: function (regex) { return new RegExp(regex).test(this); }, contains: function (s) { return this.indexOf(s) > -1; },
  trim: function () { return this.replace(/^\\s+|\\s+$/g, ""); }, clean: function () { return this.replace(/\\s+/g, " ").trim(); },
  toInt: function (base) { return parseInt(this, base || 10); }, capitalize: function () { return this; }, substitute: function () { return this; } });
Number.implement({ limit: function (min, max) { return Math.min(max, Math.max(min, this)); }, times: function (fn) { for (var i = 0; i < this; i++) fn(i); } });
String.from = function (item) { return item + ""; };
Number.from = function (item) { var number = parseFloat(item); return isFinite(number) ? number : null; };
Function.from = function (item) { return typeof item === "function" ? item : function () { return item; }; };
function Hash(object) { for (var key in object || {}) this[key] = object[key]; }
Hash.implement({ has: Object.prototype.hasOwnProperty, getLength: function () { var n = 0; for (var k in this) n++; return n; } });
Object.each = $each; Object.map = function (o, fn) { var r = {}; $each(o, function (v, k) { r[k] = fn(v, k); }); return r; };
Object.clone = function (o) { return $extend({}, o); };
function Class() { return function () {}; } function Chain() {} function Events() {} function Options() {} function Native() {}
window.Event = function (event) { event = event || window.event; return $extend(this, { event: event, type: event && event.type, target: event && event.target }); };
window.Event.Keys = {};
var Legacy = window.Element; window.Element = function (tag) { return document.createElement(tag); };
window.Element.prototype = Legacy.prototype; window.Element.prototype.constructor = window.Element;
window.Request = function (options) { this.options = options; }; window.Request.prototype.send = function () { return this; };
window.Cookie = {}; window.Selectors = {}; window.Asset = {}; window.Fx = {}; window.Browser = { Engine: {} };
var additions = { set: function (name, value) { this[name] = value; return this; }, get: function (name) { return this[name]; },
  inject: function (element) { element.appendChild(this); return this; }, adopt: function () { return this; }, grab: function () { return this; },
  dispose: function () { if (this.parentNode) this.parentNode.removeChild(this); return this; }, destroy: function () { return null; },
  empty: function () { this.textContent = ""; return this; }, clone: function () { return this.cloneNode(true); }, match: function () { return true; },
  getElement: function (s) { return this.querySelector(s); }, getElements: function (s) { return this.querySelectorAll(s); },
  addEvent: function (type, fn) { this.addEventListener(type, fn); return this; }, removeEvents: function () { return this; },
  fireEvent: function () { return this; }, hasClass: function (n) { return this.className.contains(n); },
  setStyle: function (n, v) { this.style[n] = v; return this; }, getParent: function () { return this.parentNode; },
  store: function () { return this; }, retrieve: function () { return null; }, erase: function () { return this; }, toQueryString: function () { return ""; } };
for (var name in additions) HTMLElement.prototype[name] = additions[name];
for (var name in additions) window[name] = window[name] || additions[name];
`;
