// Runs before the page is painted, so that a chosen theme never flashes. Without it the device's own theme is used.
(function () {
  "use strict";
  try {
    var chosen = localStorage.getItem("lapor-theme");
    if (chosen === "light" || chosen === "dark") document.documentElement.setAttribute("data-theme", chosen);
  } catch (error) {
    // Storage may be closed; then the device decides.
  }
})();
