"use strict";
// Tables sort by a click on a heading. Without script they are readable all the same. No sign here has a meaning in XML.
(function () {
  // The first number of a cell, such as 1.5e-15 of "± 1.5e-15"; cells without one go to the end.
  function numberOf(cell) {
    var found = cell.textContent.replace(/\u2212/g, "-").match(/-?\d+(\.\d+)?(e[-+]?\d+)?/i);
    return found ? parseFloat(found[0]) : NaN;
  }

  function order(sign, column) {
    return function (a, b) {
      var x = numberOf(a.cells[column]), y = numberOf(b.cells[column]);
      if (isNaN(x) || isNaN(y)) {
        return isNaN(x) ? (isNaN(y) ? sign * a.cells[column].textContent.localeCompare(b.cells[column].textContent) : 1) : -1;
      }

      return sign * (x - y);
    };
  }

  document.querySelectorAll("table.sortable").forEach(function (table) {
    var headings = Array.from(table.tHead.rows[0].cells);
    headings.forEach(function (heading, column) {
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = heading.textContent;
      button.title = "Sort by " + heading.textContent;
      button.addEventListener("click", function () {
        var ascending = heading.getAttribute("aria-sort") !== "ascending";
        headings.forEach(function (other) { other.removeAttribute("aria-sort"); });
        heading.setAttribute("aria-sort", ascending ? "ascending" : "descending");
        Array.from(table.tBodies[0].rows).sort(order(ascending ? 1 : -1, column)).forEach(function (row) { table.tBodies[0].appendChild(row); });
      });
      heading.textContent = "";
      heading.appendChild(button);
    });
  });

  // Tells tests and programs that all is in place.
  window.landscape = { sortable: document.querySelectorAll("th button").length };

  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (details) { details.open = true; });
  });
})();
