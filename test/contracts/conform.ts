// Does a reply keep to the OpenAPI document that the same server prints? The document is read anew for each server,
// so that a test sees what a client would.
import Ajv2020 from "ajv/dist/2020.js";
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

/** Gives the parsed body after checking status, media type and shape. Takes a copy: the response stays readable. */
export async function conformTo(fetchReply: Fetch): Promise<Conform> {
  const document: OpenApi = JSON.parse(await (await fetchReply("/openapi.json")).text());
  // Not strict: OpenAPI has words of its own beside those of JSON Schema.
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  ajv.addSchema(document, DOCUMENT);
  return async (method, path, response) => {
    const template = findTemplate(document, path);
    const operation = template === undefined ? undefined : document.paths[template]?.[method.toLowerCase()];
    const type = (response.headers.get("content-type") ?? "").split(";")[0] ?? "";
    const body: unknown = JSON.parse(await response.clone().text());
    // What is not in the document can only be a problem.
    const schema =
      operation === undefined
        ? { $ref: "#/components/schemas/Problem" }
        : operation.responses[String(response.status)]?.content[type]?.schema;
    expect(
      schema,
      `${method} ${path} answers ${response.status} ${type}, which the document does not name`,
    ).toBeDefined();
    if (operation === undefined) expect(type).toBe("application/problem+json");
    const validate = ajv.compile(absolute(schema ?? {}));
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
