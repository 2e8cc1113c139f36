// Prints the text of a PDF, one line of text per line of the page, so that a row of a table is one line here.
// A reader that shares nothing with the writer of the reports.
//   node read-pdf.mjs FILE
import { readFileSync } from 'node:fs';

// On loading it warns, on standard output, that it could not draw pages. We only read them.
const print = console.log;
console.log = () => {};
const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
console.log = print;

const SAME_LINE = 2; // points; baselines of one row differ by less, where a row mixes sizes of type

const document = await getDocument({
  data: new Uint8Array(readFileSync(process.argv[2])),
  useSystemFonts: false,
  verbosity: VerbosityLevel.ERRORS,
}).promise;

for (let number = 1; number <= document.numPages; number++) {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent();
  const pieces = items
    .filter((item) => item.str.trim() !== '')
    .map((item) => ({ text: item.str, x: item.transform[4], y: item.transform[5], width: item.width, size: item.height }))
    .sort((a, b) => b.y - a.y || a.x - b.x);

  const lines = [];
  for (const piece of pieces) {
    const line = lines.at(-1);
    if (line && Math.abs(line.y - piece.y) <= SAME_LINE) line.pieces.push(piece);
    else lines.push({ y: piece.y, pieces: [piece] });
  }

  for (const line of lines) {
    let text = '';
    let end = Number.NaN;
    for (const piece of line.pieces.sort((a, b) => a.x - b.x)) {
      // Runs of one word touch; columns do not.
      if (text !== '' && piece.x - end > piece.size * 0.15) text += ' ';
      text += piece.text;
      end = piece.x + piece.width;
    }
    console.log(text.replace(/\s+/g, ' ').trim());
  }
}
await document.destroy();
