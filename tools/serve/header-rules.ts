// Parses `public/_headers` and applies its rules as Cloudflare does: in order, where the first rule that sets a header
// replaces the existing value and later rules append to it. Unsupported syntax (hosts, placeholders) is an error, so
// that no rule is silently ignored. Pure.

export interface HeaderRule {
  /** A path; `*` matches any characters. */
  path: string;
  set: readonly (readonly [name: string, value: string])[];
  unset: readonly string[];
}

interface Draft extends HeaderRule {
  set: [string, string][];
  unset: string[];
}

export function parseHeaderRules(text: string): HeaderRule[] {
  const rules: Draft[] = [];
  for (const [i, line] of text.split("\n").entries()) {
    const content = line.trim();
    if (content === "" || content.startsWith("#")) continue;
    const refuse = (reason: string) => new Error(`_headers:${i + 1}: ${reason}: ${content}`);
    if (content.startsWith("/")) {
      if (/:[A-Za-z]/u.test(content) || content.split("*").length > 2) throw refuse("only a path with at most one *");
      rules.push({ path: content, set: [], unset: [] });
      continue;
    }
    const rule = rules.at(-1);
    const [, unset] = /^! ([^\s:]+)$/u.exec(content) ?? [];
    const [, name, value] = /^([^\s:]+)\s*:\s*(.+)$/u.exec(content) ?? [];
    if (rule === undefined) throw refuse("a header needs a path above it");
    if (unset !== undefined) rule.unset.push(unset.toLowerCase());
    else if (name !== undefined && value !== undefined && !value.includes(":splat")) addHeader(rule, name, value);
    else throw refuse("neither a path nor a supported header");
  }
  return rules;
}

/** Adds a header. A name that a rule sets twice becomes one header with both values. */
function addHeader({ set }: Draft, name: string, value: string): void {
  const before = set.find(([known]) => known === name.toLowerCase());
  if (before === undefined) set.push([name.toLowerCase(), value]);
  else before[1] += `, ${value}`;
}

function fits(path: string, pathname: string): boolean {
  const [start = "", end] = path.split("*");
  if (end === undefined) return pathname === start;
  return pathname.length >= start.length + end.length && pathname.startsWith(start) && pathname.endsWith(end);
}

export function applyHeaderRules(rules: readonly HeaderRule[], pathname: string, headers: Headers): void {
  const given = new Set<string>();
  for (const { path, set, unset } of rules) {
    if (!fits(path, pathname)) continue;
    for (const name of unset) headers.delete(name);
    for (const [name, value] of set) {
      if (given.has(name)) headers.append(name, value);
      else headers.set(name, value);
      given.add(name);
    }
  }
}
