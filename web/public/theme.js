// Before the first paint, so that a chosen theme does not flash. Without storage the system's choice holds.
try {
  var theme = localStorage.getItem('dw-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch (blocked) {
  /* storage is switched off: nothing to restore */
}
