// `GET /contacts/<number>.vcf`: a contact file for a reviewed number, and not found for any other.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Served, serve } from "./serve.ts";

let worker: Served;

beforeAll(async () => {
  worker = await serve();
});
afterAll(() => worker.close());

describe("the contact file of a number", () => {
  test("is a card with name and number, served inline so that a phone offers to save it", async () => {
    const response = await worker.fetch("/contacts/12348.vcf");
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/vcard; charset=utf-8");
    expect(response.headers.get("content-disposition")).toBe('inline; filename="12348.vcf"');
    expect(response.headers.get("x-robots-tag")).toBe("noindex");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect((await response.text()).split("\r\n")).toEqual([
      "BEGIN:VCARD",
      "VERSION:3.0",
      "N:公共法律服务热线;;;;",
      "FN:公共法律服务热线",
      "TEL;TYPE=WORK,VOICE:12348",
      "END:VCARD",
      "",
    ]);
  });

  test.each(["13800138000.vcf", "12348", "12348.vcf.exe", ".vcf", "constructor", "1-2-3-4-8.vcf", "%0d%0aX: y.vcf"])(
    "is not found for %s, with the hotline",
    async (file) => {
      const { response, body } = await worker.json(`/contacts/${file}`);
      expect([response.status, body.slug]).toEqual([404, "not_found"]);
      expect(JSON.stringify(body.handoff)).toContain("12348");
      expect(JSON.stringify(body)).not.toContain("13800138000");
    },
  );

  test("accepts only GET and HEAD", async () => {
    const response = await worker.fetch("/contacts/12348.vcf", { method: "POST", body: "x" });
    expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
  });

  test("is a problem when the index is damaged", async () => {
    const broken = await serve({ main: "broken-index-setup.ts" });
    try {
      const { response, body } = await broken.json("/contacts/12348.vcf");
      expect([response.status, body.slug]).toEqual([503, "index_unavailable"]);
    } finally {
      await broken.close();
    }
  });
});
