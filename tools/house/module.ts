// What the house rules look at: one TypeScript file as plain facts, cut from its syntax tree.
import type { Node, SourceFile } from "typescript/unstable/ast";
import { SyntaxKind } from "typescript/unstable/ast";
import {
  isClassDeclaration,
  isExportAssignment,
  isExportDeclaration,
  isFunctionDeclaration,
  isFunctionLikeDeclaration,
  isIdentifier,
  isImportDeclaration,
  isInterfaceDeclaration,
  isMethodDeclaration,
  isNamedExports,
  isNamedImports,
  isNamespaceImport,
  isNoSubstitutionTemplateLiteral,
  isPropertyAssignment,
  isStringLiteral,
  isTemplateHead,
  isTemplateMiddle,
  isTemplateTail,
  isTypeAliasDeclaration,
  isVariableDeclaration,
  isVariableStatement,
} from "typescript/unstable/ast/is";

export interface Import {
  specifier: string;
  /** Nothing of it is left at run time. */
  typeOnly: boolean;
  /** The names as the other module exports them; `*` for the whole, `default` for its default. */
  names: string[];
  line: number;
}

export interface Located {
  text: string;
  line: number;
}

export interface Module {
  /** From the project's root, with `/`. */
  path: string;
  text: string;
  imports: Import[];
  /** Exported names that exist at run time, `default` among them. */
  exports: Located[];
  /** `export * from` and `export { x } from`. */
  reexports: Located[];
  functions: { name: string; line: number; lines: number }[];
  identifiers: Located[];
  /** Literals, parts of templates among them; comments are not. */
  strings: Located[];
}

/** A node's line, from 1. */
type LineOf = (node: Node) => number;

function typeOnlyClause(text: string): boolean {
  return /^import\s+type\b/u.test(text);
}

function readImport(node: Node, lineOf: LineOf): Import | undefined {
  if (!isImportDeclaration(node) || !isStringLiteral(node.moduleSpecifier)) return undefined;
  const { importClause: clause, moduleSpecifier } = node;
  const named = clause?.namedBindings;
  const elements = named !== undefined && isNamedImports(named) ? [...named.elements] : [];
  const names = elements.map(({ name, propertyName }) => (propertyName ?? name).getText());
  if (named !== undefined && isNamespaceImport(named)) names.push("*");
  if (clause?.name !== undefined) names.push("default");
  const allTypes = elements.length > 0 && elements.length === names.length && elements.every((e) => e.isTypeOnly);
  return {
    specifier: moduleSpecifier.text,
    typeOnly: typeOnlyClause(node.getText()) || allTypes,
    names,
    line: lineOf(node),
  };
}

function isModified(node: Node, kind: SyntaxKind): boolean {
  const modifiers = "modifiers" in node && Array.isArray(node.modifiers) ? node.modifiers : [];
  return modifiers.some((modifier: Node) => modifier.kind === kind);
}

function nameOf(node: Node): string | undefined {
  const named = isFunctionDeclaration(node) || isClassDeclaration(node) || isMethodDeclaration(node);
  return named || isVariableDeclaration(node) || isPropertyAssignment(node) ? node.name?.getText() : undefined;
}

function readExports(node: Node, lineOf: LineOf): Located[] {
  const line = lineOf(node);
  if (isInterfaceDeclaration(node) || isTypeAliasDeclaration(node)) return [];
  if (isExportDeclaration(node) && node.isTypeOnly) return [];
  if (isExportAssignment(node)) return [{ text: "default", line }];
  if (isExportDeclaration(node) && node.exportClause !== undefined && isNamedExports(node.exportClause)) {
    return [...node.exportClause.elements].map(({ name }) => ({ text: name.getText(), line }));
  }
  if (!isModified(node, SyntaxKind.ExportKeyword)) return [];
  if (isModified(node, SyntaxKind.DefaultKeyword)) return [{ text: "default", line }];
  if (isVariableStatement(node)) {
    return [...node.declarationList.declarations].map(({ name }) => ({ text: name.getText(), line }));
  }
  const name = nameOf(node);
  return name === undefined ? [] : [{ text: name, line }];
}

function isText(node: Node): node is Node & { text: string } {
  return (
    isStringLiteral(node) ||
    isNoSubstitutionTemplateLiteral(node) ||
    isTemplateHead(node) ||
    isTemplateMiddle(node) ||
    isTemplateTail(node)
  );
}

function functionName(node: Node): string {
  return nameOf(node) ?? nameOf(node.parent) ?? "a function";
}

export function readModule(path: string, file: SourceFile): Module {
  const lineAt = (position: number) => file.getLineAndCharacterOfPosition(position).line + 1;
  const lineOf: LineOf = (node) => lineAt(node.getStart(file));
  const module: Module = {
    path,
    text: file.text,
    imports: [],
    exports: [],
    reexports: [],
    functions: [],
    identifiers: [],
    strings: [],
  };
  for (const statement of file.statements) {
    const found = readImport(statement, lineOf);
    if (found !== undefined) module.imports.push(found);
    module.exports.push(...readExports(statement, lineOf));
    if (isExportDeclaration(statement) && statement.moduleSpecifier !== undefined) {
      module.reexports.push({ text: statement.moduleSpecifier.getText(file), line: lineOf(statement) });
    }
  }
  const visit = (node: Node): void => {
    const line = lineOf(node);
    if (isIdentifier(node)) module.identifiers.push({ text: node.text, line });
    else if (isText(node)) module.strings.push({ text: node.text, line });
    else if (isFunctionLikeDeclaration(node)) {
      module.functions.push({ name: functionName(node), line, lines: lineAt(node.getEnd()) - line + 1 });
    }
    node.forEachChild(visit);
  };
  visit(file);
  return module;
}
