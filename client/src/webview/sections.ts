/** Brings a section into view and gives it the focus, so that keys and screen readers go on from there. */
export function focusSection(id: string): void {
  const section = document.getElementById(id);
  if (section === null) return;
  section.tabIndex = -1;
  section.scrollIntoView();
  section.focus({ preventScroll: true });
}
