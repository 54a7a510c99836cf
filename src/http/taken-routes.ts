// Routes of things that people take along: the page of a take-along link's quotes, and contact files. Both show only
// content of the collection; no question enters here.

import type { Collection } from "../collection.ts";
import { Problem } from "../problem.ts";
import type { Settings } from "../settings.ts";
import { contactCard } from "./contact-card.ts";
import { readerOf, VARY } from "./page-language.ts";
import type { Printing } from "./pages/answered-turn.ts";
import { renderTaken } from "./pages/taken.ts";
import { NO_CARD } from "./problem-sentences.ts";
import { queryText } from "./read-pairs.ts";
import type { Route } from "./route.ts";

interface TakenParts {
  /** Returns the collection. Throws `index_unavailable`. */
  collection: () => Collection;
  settings: Settings;
  printing: () => Printing;
}

export function addTakenRoutes(route: Route, { collection, settings, printing }: TakenParts): void {
  const headers = { "X-Robots-Tag": "noindex" };
  route("/a", {
    GET: (c) => {
      const reader = readerOf(c, settings, printing().day);
      const { page, status } = renderTaken(collection(), queryText(c.req.raw), settings, printing(), reader);
      return c.html(page, status, { ...headers, ...VARY });
    },
  });
  route("/contacts/:file", {
    GET: (c) => {
      const file = c.req.param("file") ?? "";
      const { lang } = readerOf(c, settings, printing().day);
      const card = contactCard(collection(), file, lang);
      if (card === null) throw new Problem("not_found", NO_CARD);
      return c.body(card, 200, {
        ...headers,
        ...VARY,
        "Content-Type": "text/vcard; charset=utf-8",
        // Inline, not an attachment: a phone then offers to save the contact at once.
        "Content-Disposition": `inline; filename="${file}"`,
      });
    },
  });
}
