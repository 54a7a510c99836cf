// Extracts from the syntax tree of one TypeScript file the facts that the house rules check.
import { type Node, type ParseResult, parseSync, type StaticImport, Visitor } from "oxc-parser";

export interface Import {
  specifier: string;
  /** True when the import is erased at compile time. */
  typeOnly: boolean;
  /** Names as the other module exports them; `*` for a namespace import, `default` for a default import. */
  names: string[];
  line: number;
}

export interface Located {
  text: string;
  line: number;
}

export interface Module {
  /** Relative to the project's root, with `/` as separator. */
  path: string;
  text: string;
  imports: Import[];
  /** Exported names that exist at run time, including `default`. */
  exports: Located[];
  /** `export * from` and `export { x } from`. */
  reexports: Located[];
  functions: { name: string; line: number; lines: number }[];
  identifiers: Located[];
  /** String literals and the literal parts of templates; comments are not included. */
  strings: Located[];
}

/** Returns the line of an offset, counted from 1. */
type LineAt = (offset: number) => number;

function createLineAt(text: string): LineAt {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}

/** Reads an import. One without names is not type-only, since it runs the other module. */
function readImport({ start, moduleRequest, entries }: StaticImport, lineAt: LineAt): Import {
  return {
    specifier: moduleRequest.value,
    typeOnly: entries.length > 0 && entries.every(({ isType }) => isType),
    names: entries.map(({ importName: { kind, name } }) => {
      const named: Readonly<Record<string, string>> = { NamespaceObject: "*", Default: "default" };
      return named[String(kind)] ?? name ?? "";
    }),
    line: lineAt(start),
  };
}

/** Reads the exports that exist at run time, and separately the re-exports. */
function readExports({ module, program }: ParseResult, lineAt: LineAt): Pick<Module, "exports" | "reexports"> {
  const types = new Set(
    program.body.flatMap((statement) =>
      statement.type === "ExportNamedDeclaration" &&
      ["TSInterfaceDeclaration", "TSTypeAliasDeclaration"].includes(statement.declaration?.type ?? "")
        ? [statement.start]
        : [],
    ),
  );
  const entries = module.staticExports
    .filter(({ start }) => !types.has(start))
    .flatMap(({ start, entries: each }) => each.map((entry) => ({ entry, line: lineAt(start) })))
    .filter(({ entry }) => !entry.isType);
  return {
    exports: entries
      .filter(({ entry }) => entry.moduleRequest === null)
      .map(({ entry, line }) => ({
        text: String(entry.exportName.kind) === "Default" ? "default" : (entry.exportName.name ?? ""),
        line,
      })),
    reexports: entries.flatMap(({ entry, line }) =>
      entry.moduleRequest === null ? [] : [{ text: entry.moduleRequest.value, line }],
    ),
  };
}

/** Throws an error when the text cannot be parsed. */
export function readModule(path: string, text: string): Module {
  const parsed = parseSync(path, text);
  const [error] = parsed.errors;
  if (error !== undefined) throw new Error(`${path}: ${error.message}`);
  const lineAt = createLineAt(text);
  const functions: Module["functions"] = [];
  const identifiers: Located[] = [];
  const strings: Located[] = [];
  const addFunction = (name: string, { start, end }: Pick<Node, "start" | "end">) =>
    functions.push({ name, line: lineAt(start), lines: lineAt(end) - lineAt(start) + 1 });
  new Visitor({
    Identifier: ({ name, start }) => void identifiers.push({ text: name, line: lineAt(start) }),
    Literal: ({ value, start }) =>
      void (typeof value === "string" && strings.push({ text: value, line: lineAt(start) })),
    TemplateElement: ({ value, start }) => void strings.push({ text: value.cooked ?? value.raw, line: lineAt(start) }),
    FunctionDeclaration: (node) => void addFunction(node.id?.name ?? "a function", node),
    FunctionExpression: (node) => void addFunction("a function", node),
    ArrowFunctionExpression: (node) => void addFunction("a function", node),
  }).visit(parsed.program);
  return {
    path,
    text,
    imports: parsed.module.staticImports.map((each) => readImport(each, lineAt)),
    ...readExports(parsed, lineAt),
    functions,
    identifiers,
    strings,
  };
}
