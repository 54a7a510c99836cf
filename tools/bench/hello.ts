// The baseline of the benchmark: the smallest possible Worker on Hono, the framework that the product uses.
import { Hono } from "hono";

const app = new Hono();
app.all("*", (c) => c.json({ hello: "world" }));

export default app;
