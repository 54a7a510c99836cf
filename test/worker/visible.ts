// Of a page as it comes, the words that a reader sees.

/** What a reader sees of the HTML, its entities resolved. */
export function visible(page: string): string {
  return page
    .replace(/<[^>]*>/g, "")
    .replace(
      /&(lt|gt|quot|#39);/g,
      (_, name: string) =>
        new Map([
          ["lt", "<"],
          ["gt", ">"],
          ["quot", '"'],
        ]).get(name) ?? "'",
    )
    .replaceAll("&amp;", "&");
}
