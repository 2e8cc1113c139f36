// Takes mail on a free port and writes each as a JSON file into a folder, before it says yes.
//   node catch-mail.mjs FOLDER NODE_MODULES
// Recipients decide: unknown@ is refused for good (550), busy@ for now (450), full@ after the mail was read (552),
// login@ unless the sender has logged in (530).
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, modules] = process.argv.slice(2);
const find = createRequire(join(modules, 'of-the-repository.cjs'));
const { SMTPServer } = find('smtp-server');
const { default: PostalMime } = await import(pathToFileURL(find.resolve('postal-mime')));

const refusal = (code, message) => Object.assign(new Error(message), { responseCode: code });
let count = 0;

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  allowInsecureAuth: true,
  onAuth: ({ username, password }, session, done) => done(password === 'right' ? null : refusal(535, 'wrong password'), { user: username }),
  onRcptTo: ({ address }, session, done) => {
    if (address.startsWith('unknown@')) return done(refusal(550, 'no such user'));
    if (address.startsWith('login@') && !session.user) return done(refusal(530, 'log in first'));
    if (address.startsWith('busy@')) return done(refusal(450, 'mailbox busy'));
    return done();
  },
  onData: async (stream, session, done) => {
    const chunks = [];
    for await (const chunk of stream) chunks.push(chunk);
    if (session.envelope.rcptTo[0].address.startsWith('full@')) return done(refusal(552, 'mailbox full'));
    const mail = await new PostalMime().parse(Buffer.concat(chunks));
    const [attachment] = mail.attachments;
    await writeFile(join(folder, `mail-${++count}.json`), JSON.stringify({
      from: mail.from, to: mail.to[0], subject: mail.subject, text: mail.text, messageId: mail.messageId, user: session.user ?? null,
      attachmentName: attachment.filename, attachmentType: attachment.mimeType, attachment: Buffer.from(attachment.content).toString('base64'),
    }));
    return done();
  },
});

server.listen(0, '127.0.0.1', () => console.log(`listening on port ${server.server.address().port}`));

// Ends with the process that started it, whatever became of that.
const end = () => server.close(() => process.exit(0));
process.on('SIGTERM', end);
process.stdin.on('end', end).resume();
