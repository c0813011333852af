// Which theme does the reader want? The page changes at once; the form behind the button keeps it for the next page.
export { default } from "./choice.js";
