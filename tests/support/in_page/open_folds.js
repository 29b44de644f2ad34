/* Every fold of the text open, the contents too, and every tool in use: each box ticked, each
   field filled. */
(typed) => {
  for (const fold of document.querySelectorAll("main details")) fold.open = true;
  for (const field of document.querySelectorAll("[data-tool] :is(input, textarea)")) {
    if (!field.checkVisibility()) continue;
    if (field.type === "checkbox") {
      if (!field.checked) field.click();
    } else if (!field.closest("[data-source-filter]")) { // words there would empty the list
      field.value = typed;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
  window.scrollTo(0, 0);
}
