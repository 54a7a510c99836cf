// The page gets the slip's own length, so that a printer on a roll cuts behind it: `size: 80mm auto` is known to no browser.
// A slip in the document goes in; a page rule stands until what is given back is called.

const PIXELS_A_MM = 96 / 25.4;
/** A page as long as the slip to the point would break over to a second one. */
const SPARE_MM = 1;

/** Call what it gives back after printing. */
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
    // Before 2023 Safari had none: the printer's own length.
    return () => {};
  }
}
