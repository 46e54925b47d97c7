/** Lets the reader keep a text as a file on their own machine; nothing is sent. */
export function download(text: string, name: string, type = 'text/plain'): void {
  downloadFile(new Blob([text], { type: `${type};charset=utf-8` }), name);
}

export function downloadFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
