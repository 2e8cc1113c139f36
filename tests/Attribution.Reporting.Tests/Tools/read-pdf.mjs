// Prints what a reader finds in a PDF, as JSON: texts with their places, information, language, outline.
//   node read-pdf.mjs FILE PDFJS
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

const [file, library] = process.argv.slice(2);
const { getDocument, VerbosityLevel } = await import(pathToFileURL(library));
const pdf = await getDocument({ data: new Uint8Array(await readFile(file)), verbosity: VerbosityLevel.ERRORS, useSystemFonts: false }).promise;

const pages = [];
for (let number = 1; number <= pdf.numPages; number++) {
  const page = await pdf.getPage(number);
  const { items, lang } = await page.getTextContent({ disableNormalization: true });
  pages.push({
    language: lang,
    items: items
      .filter((item) => item.str.trim() !== '')
      .map((item) => ({ text: item.str, x: item.transform[4], y: item.transform[5], width: item.width, size: item.transform[3] })),
  });
}

const { info } = await pdf.getMetadata();
const outline = (await pdf.getOutline()) ?? [];
const destinations = await Promise.all(outline.map((entry) => pdf.getPageIndex(entry.dest[0])));
console.log(JSON.stringify({
  version: info.PDFFormatVersion,
  title: info.Title,
  created: info.CreationDate,
  language: info.Language,
  displaysTitle: (await pdf.getViewerPreferences())?.DisplayDocTitle ?? false,
  outline: outline.map((entry, i) => ({ title: entry.title, page: destinations[i] + 1 })),
  pages,
}));
