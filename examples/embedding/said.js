// A list of who said what, beside each editor.
export function showSaid({ quotes }) {
  const items = quotes.map(({ speaker }) => {
    const item = document.createElement("li");
    item.textContent = speaker?.text ?? "somebody";
    return item;
  });
  document.querySelector("#said").replaceChildren(...items);
}
