/** The text of a page as a reader sees it, with its entities resolved. */
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
