// Shows the mails of a folder in a browser, on loopback only:
//   /                      the list, newest first; looks again every few seconds
//   /mail/NNN              one mail: head, HTML in a frame without scripts, text, attachments
//   /mail/NNN/html         its HTML alone, as the frame shows it
//   /mail/NNN/source       the mail as it came over the wire
//   /mail/NNN/file/N       an attachment
// Nothing is fetched from anywhere else, and a mail's own scripts, forms and images from the web stay dead.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

const style = `
  body { margin: 0 auto; max-width: 60rem; padding: 1.5rem; font: 15px/1.5 system-ui, sans-serif; color: #1b2430; background: #f6f7f9; }
  h1 { font-size: 1.3rem; margin: 0 0 1rem; }
  table { border-collapse: collapse; width: 100%; background: #fff; }
  td, th { padding: .5rem .75rem; text-align: left; border-bottom: 1px solid #e3e6ea; vertical-align: top; font-weight: normal; }
  th { color: #5b6673; font-size: .85rem; }
  a { color: #0b5cad; }
  iframe, pre { box-sizing: border-box; width: 100%; border: 1px solid #d5dae0; background: #fff; margin: 0 0 1rem; }
  iframe { height: 34rem; }
  pre { padding: 1rem; white-space: pre-wrap; overflow-wrap: anywhere; font: 13px/1.5 ui-monospace, monospace; }
  h2 { font-size: 1rem; margin: 1rem 0 .5rem; }
  .none { color: #5b6673; }
`;
const styleHash = createHash('sha256').update(style).digest('base64');
const ownPolicy = `default-src 'none'; style-src 'sha256-${styleHash}'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
// What a mail client would show of a foreign mail: its inline styles, and nothing that leads out of it.
// Its links open a page of their own, which is as free as any other.
const mailPolicy = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

const escaped = (text) => String(text ?? '').replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

/** Starts to serve. @returns the port */
export function showMails(folder, port = 0) {
  const numbers = () => readdirSync(folder).map((name) => /^(\d+)\.json$/.exec(name)?.[1]).filter(Boolean).sort().reverse();
  const summary = (number) => JSON.parse(readFileSync(join(folder, `${number}.json`), 'utf8'));

  const server = createServer((request, response) => {
    // A page elsewhere that has bent its own name to this machine must not read mails.
    const { port: own } = server.address();
    if (![`127.0.0.1:${own}`, `localhost:${own}`].includes(request.headers.host) || request.method !== 'GET') return send(response, 403, 'text/plain', 'no');
    try {
      answer(new URL(request.url, 'http://127.0.0.1').pathname, response);
    } catch {
      send(response, 404, 'text/plain', 'There is no such mail.');
    }
  });

  function answer(path, response) {
    if (path === '/') return send(response, 200, 'text/html', list(), { 'Content-Security-Policy': ownPolicy, Refresh: '3' });
    const [, number, what, index] = /^\/mail\/(\d+)(?:\/(html|source|file)(?:\/(\d+))?)?$/.exec(path);
    const mail = summary(number);
    if (what === 'html') return send(response, 200, 'text/html', mail.html.replace(/<head[^>]*>/i, '$&<base target="_blank">'), { 'Content-Security-Policy': mailPolicy });
    if (what === 'source') return send(response, 200, 'text/plain', readFileSync(join(folder, `${number}.eml`)));
    if (what === 'file') {
      const { file, fileName, mimeType } = mail.attachments[Number(index)];
      const shown = mimeType === 'application/pdf' ? mimeType : 'application/octet-stream';
      return send(response, 200, shown, readFileSync(join(folder, file)), { 'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName || file)}` });
    }

    return send(response, 200, 'text/html', page(mail.subject, one(number, mail)), { 'Content-Security-Policy': ownPolicy });
  }

  function list() {
    const rows = numbers().map((number) => {
      const { subject, to, toName, attachments } = summary(number);
      return `<tr><td><a href="/mail/${number}">${escaped(subject || '(no subject)')}</a></td><td>${escaped(toName)}<br>${escaped(to.join(', '))}</td>
        <td>${files(number, attachments)}</td></tr>`;
    });
    return page('Mails', rows.length === 0
      ? '<p class="none">No mail has arrived yet. This page looks again every few seconds.</p>'
      : `<table><tr><th>Subject</th><th>To</th><th>Attached</th></tr>${rows.join('')}</table>`);
  }

  return new Promise((listens) => server.listen(port, '127.0.0.1', () => listens({ port: server.address().port, close: () => server.closeAllConnections() ?? server.close() })));
}

const files = (number, attachments) => attachments
  .map(({ fileName, length }, index) => `<a href="/mail/${number}/file/${index}">${escaped(fileName || 'file')}</a> (${Math.ceil(length / 1024)} KB)`).join('<br>');

function one(number, mail) {
  const head = [['From', mail.from], ['To', `${mail.toName} ${mail.to.join(', ')}`], ['Date', mail.date], ['Message-ID', mail.messageId], ['Attached', null]];
  return `<p><a href="/">All mails</a> · <a href="/mail/${number}/source">source</a></p>
    <table>${head.map(([name, value]) => `<tr><th>${name}</th><td>${value === null ? files(number, mail.attachments) : escaped(value)}</td></tr>`).join('')}</table>
    <h2>As HTML</h2>${mail.html ? `<iframe sandbox="allow-popups allow-popups-to-escape-sandbox" title="The mail as HTML" src="/mail/${number}/html"></iframe>` : '<p class="none">The mail has no HTML.</p>'}
    <h2>As text</h2><pre>${escaped(mail.text)}</pre>`;
}

function page(title, body) {
  return `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title>
    <style>${style}</style><h1>${escaped(title)}</h1>${body}</html>`;
}

function send(response, status, type, body, headers = {}) {
  response.writeHead(status, {
    'Content-Type': type.startsWith('text/') ? `${type}; charset=utf-8` : type, 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer', 'Cache-Control': 'no-store', ...headers,
  });
  response.end(body);
}
