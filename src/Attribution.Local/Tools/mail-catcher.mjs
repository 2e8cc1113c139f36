// Takes every mail that is sent to it over SMTP, delivers none, shows them in a browser, and writes each one to a folder:
//   NNN.eml                 as it came over the wire
//   NNN-{name}              every attachment
//   NNN.json                sender, recipients, subject, Message-ID, date, text, HTML, and the attachments with their SHA-256;
//                           written last and in one step, so that whoever sees it sees a whole mail
//   node run-with-parent.mjs mail-catcher.mjs --out FOLDER [--port PORT] [--web-port PORT]
// Once it is ready it says: catching on port N, showing on port N
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { showMails } from './mail-pages.mjs';

const { values } = parseArgs({ options: { out: { type: 'string' }, port: { type: 'string', default: '0' }, 'web-port': { type: 'string', default: '0' } } });
if (!values.out) throw new Error('mail-catcher: --out FOLDER is missing');
mkdirSync(values.out, { recursive: true });

const numbered = (name) => Number(/^(\d+)\.(eml|json)$/.exec(name)?.[1] ?? 0);
let last = Math.max(0, ...readdirSync(values.out).map(numbered));

async function write(envelope, raw) {
  const number = String(++last).padStart(3, '0');
  const mail = await PostalMime.parse(raw);
  writeFileSync(join(values.out, `${number}.eml`), raw);
  const attachments = mail.attachments.map((attachment, index) => {
    const content = Buffer.from(attachment.content);
    const file = `${number}-${basename(attachment.filename ?? `attachment-${index + 1}`)}`;
    writeFileSync(join(values.out, file), content);
    return {
      fileName: attachment.filename ?? '',
      mimeType: attachment.mimeType,
      file,
      length: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    };
  });
  const summary = {
    from: envelope.mailFrom ? envelope.mailFrom.address : '',
    to: envelope.rcptTo.map((recipient) => recipient.address),
    toName: mail.to?.[0]?.name ?? '',
    subject: mail.subject ?? '',
    messageId: mail.messageId ?? '',
    date: mail.date ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
    attachments,
  };
  const target = join(values.out, `${number}.json`);
  writeFileSync(`${target}.part`, JSON.stringify(summary, null, 2));
  renameSync(`${target}.part`, target);
  console.log(`mail received ${number}: "${summary.subject}" for ${summary.to.join(', ')}`);
}

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  disableReverseLookup: true,
  onData(stream, { envelope }, callback) {
    const chunks = [];
    stream.on('data', (chunk) => chunks.push(chunk));
    stream.on('error', callback);
    // Accepted only once it is written: a mail that was acknowledged is never lost.
    stream.on('end', () => write(envelope, Buffer.concat(chunks)).then(() => callback(), callback));
  },
});
server.on('error', (error) => console.error(`mail catcher: ${error.message}`));
const pages = await showMails(values.out, Number(values['web-port']));
process.once('SIGTERM', () => {
  pages.close();
  server.close(() => process.exit(0));
});
server.listen(Number(values.port), '127.0.0.1', () => console.log(`catching on port ${server.server.address().port}, showing on port ${pages.port}`));
