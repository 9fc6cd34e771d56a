// Light or dark: as the system says, until the reader says otherwise.

const KEY = "modelcheck-theme";

/** Applies the reader's last choice, if any. */
export function restoreTheme() {
  const chosen = read();
  if (chosen === "light" || chosen === "dark")
    document.documentElement.dataset.theme = chosen;
}

export function switchTheme() {
  const root = document.documentElement;
  const isDark = root.dataset.theme
    ? root.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = isDark ? "light" : "dark";
  write(root.dataset.theme);
}

// Storage is refused to some pages that are opened from disk.
function read() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function write(value) {
  try {
    localStorage.setItem(KEY, value);
  } catch {
    // Then it lasts as long as the page.
  }
}
