// Sets the printed page's length to the slip's, so that a roll printer cuts right behind it. It measures the slip,
// because no browser supports `size: 80mm auto`.

const PIXELS_A_MM = 96 / 25.4;
/** Added to the length: a page of exactly the slip's length may spill onto a second page. */
const SPARE_MM = 1;

/** Adds the page rule for a slip in the document. Returns a function that removes it; call it after printing. */
export function fitPaper(slip: HTMLElement): () => void {
  slip.classList.add("measured");
  const height = Math.ceil(slip.getBoundingClientRect().height / PIXELS_A_MM) + SPARE_MM;
  slip.classList.remove("measured");
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`@page { size: 80mm ${height}mm; margin: 0 }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((adopted) => adopted !== sheet);
    };
  } catch {
    // Safari before 2023 has no constructable stylesheets: the printer's own page length applies.
    return () => {};
  }
}
