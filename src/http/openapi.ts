// Prints OpenAPI 3.1 from the endpoints and schemas of the contract. It knows nothing of the API beyond them.
import * as z from "zod/mini";
import { PROBLEMS, type ProblemSlug, registry } from "../contract.ts";
import { ENDPOINTS, type Endpoint } from "../endpoints.ts";
import { PROBLEM_WORDS } from "./problem-words.ts";

type Json = Record<string, unknown>;

// `input` describes what clients send, and lets replies gain fields later.
const PRINTING = { io: "input", metadata: registry } as const;
const reference = (id: string) => `#/components/schemas/${id}`;

/** Returns the document, which depends on its arguments only. `origin` is the prefix of the paths, if known. */
export function openApi(version: string, origin: string | null): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of ENDPOINTS) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method.toLowerCase()]: operation(endpoint) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "法问 Fawen",
      version,
      summary: "Answers the public's questions about legal services with verbatim quotes.",
      description: "用资料里的原文回答公共法律服务的问题。出错时一律是 RFC 9457 的 application/problem+json。",
    },
    ...(origin === null ? {} : { servers: [{ url: origin }] }),
    paths,
    components: { schemas: schemas() },
  };
}

function schemas(): Json {
  const printed = z.toJSONSchema(registry, { ...PRINTING, uri: reference });
  return Object.fromEntries(
    Object.entries(printed.schemas).map(([id, schema]) => {
      const { $schema: _dialect, $id: _id, ...rest } = schema;
      return [id, rest];
    }),
  );
}

function operation(endpoint: Endpoint): Json {
  const parameters = [...pathParameters(endpoint.path), ...queryParameters(endpoint)];
  return {
    operationId: `${endpoint.method.toLowerCase()}${endpoint.path.replace(/[/{}]+(\w?)/g, (_, letter: string) => letter.toUpperCase())}`,
    summary: endpoint.summary,
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(endpoint.body === undefined
      ? {}
      : { requestBody: { required: true, content: { "application/json": { schema: named(endpoint.body) } } } }),
    responses: {
      200: { description: "OK", content: okContent(endpoint) },
      ...problemResponses(endpoint.problems),
    },
  };
}

function okContent(endpoint: Endpoint): Json {
  const also = Object.entries(endpoint.also ?? {}).map(([type, description]) => [
    type,
    { schema: { type: "string", description } },
  ]);
  return { "application/json": { schema: named(endpoint.reply) }, ...Object.fromEntries(also) };
}

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
}

function queryParameters({ query }: Endpoint): Json[] {
  if (query === undefined) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(query, PRINTING);
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    required: required.includes(name),
    schema,
  }));
}

function problemResponses(slugs: readonly ProblemSlug[]): Json {
  const byStatus = new Map<number, ProblemSlug[]>();
  for (const slug of slugs) byStatus.set(PROBLEMS[slug], [...(byStatus.get(PROBLEMS[slug]) ?? []), slug]);
  return Object.fromEntries(
    [...byStatus].map(([status, same]) => [
      status,
      {
        description: same.map((slug) => `${slug}: ${PROBLEM_WORDS[slug].title}`).join("; "),
        content: {
          "application/problem+json": { schema: { $ref: reference("Problem") } },
          "text/plain": { schema: { type: "string" } },
        },
      },
    ]),
  );
}

/** Refers to a body by its name in the registry, which every body of the contract has. */
function named(schema: z.ZodMiniType): Json {
  const id = registry.get(schema)?.id;
  if (id === undefined) throw new Error("a body of the contract has no name in the registry");
  return { $ref: reference(id) };
}
