// Checks that a reply conforms to the OpenAPI document that the same server prints. The document is read from each
// server, so that a test sees what a client would.
import Ajv2020, { type ValidateFunction } from "ajv/dist/2020.js";
import { expect } from "vitest";

interface Operation {
  responses: Record<string, { content: Record<string, { schema: Record<string, unknown> }> }>;
}
export interface OpenApi {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown> };
}

export type Fetch = (path: string, init?: RequestInit) => Promise<Response>;
export type Conform = (method: string, path: string, response: Response) => Promise<unknown>;

const DOCUMENT = "openapi";

/** Validators by the text of the document, and then by the schema. To compile one takes longer than any check. */
const compiled = new Map<string, (schema: Record<string, unknown>) => ValidateFunction>();

function compilerOf(text: string): (schema: Record<string, unknown>) => ValidateFunction {
  const known = compiled.get(text);
  if (known !== undefined) return known;
  // Not strict: OpenAPI has keywords that JSON Schema does not know.
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  ajv.addSchema(JSON.parse(text), DOCUMENT);
  const validators = new Map<string, ValidateFunction>();
  const compile = (schema: Record<string, unknown>) => {
    const key = JSON.stringify(schema);
    const validate = validators.get(key) ?? ajv.compile(absolute(schema));
    validators.set(key, validate);
    return validate;
  };
  compiled.set(text, compile);
  return compile;
}

/**
 * Returns a function that checks status, media type and shape and returns the parsed body. It reads a copy of the
 * response.
 */
export async function conformTo(fetchReply: Fetch): Promise<Conform> {
  const text = await (await fetchReply("/openapi.json")).text();
  const document: OpenApi = JSON.parse(text);
  const compile = compilerOf(text);
  return async (method, path, response) => {
    const template = findTemplate(document, path);
    const operation = template === undefined ? undefined : document.paths[template]?.[method.toLowerCase()];
    const type = (response.headers.get("content-type") ?? "").split(";")[0] ?? "";
    const body: unknown = JSON.parse(await response.clone().text());
    // A path that the document does not list can only return a problem.
    const schema =
      operation === undefined
        ? { $ref: "#/components/schemas/Problem" }
        : operation.responses[String(response.status)]?.content[type]?.schema;
    expect(
      schema,
      `${method} ${path} answers ${response.status} ${type}, which the document does not name`,
    ).toBeDefined();
    if (operation === undefined) expect(type).toBe("application/problem+json");
    const validate = compile(schema ?? {});
    expect(validate(body) ? [] : validate.errors).toEqual([]);
    return body;
  };
}

function absolute(schema: Record<string, unknown>): Record<string, unknown> {
  return typeof schema.$ref === "string" ? { $ref: `${DOCUMENT}${schema.$ref}` } : schema;
}

function findTemplate(document: OpenApi, path: string): string | undefined {
  const { pathname } = new URL(path, "http://any.test");
  return Object.keys(document.paths).find((template) =>
    new RegExp(`^${template.replace(/\{\w+\}/g, "[^/]+")}$`).test(pathname),
  );
}
