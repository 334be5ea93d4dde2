// The parts of the page's own markup, by their ids.
//
// Never gives null: a part that is missing is a mistake in index.html.

export function findPart<Part extends HTMLElement>(id: string): Part {
  const part = document.getElementById(id);
  if (!part) throw new Error(`index.html has no #${id}`);
  return part as Part;
}
