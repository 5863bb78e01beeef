// Runs before anything is painted, so that who chose dark is not blinded first.
try {
  const chosen = localStorage.getItem("theme");
  if (chosen === "light" || chosen === "dark") {
    document.documentElement.dataset.theme = chosen;
  }
} catch {
  // No storage, no choice: the system's is taken.
}
