import type { PageText } from '../components/text-page.tsx';

export const learnDepositsEn: PageText = {
  title: 'What a deposit receipt proves',
  lead: 'A receipt proves that a file existed no later than some time, and who submitted it with which claims. It is no title to rights.',
  reviewed: '2026-11-25',
  blocks: [
    {
      id: 'proves',
      title: 'What it proves',
      body: (
        <ul>
          <li>
            A file with this SHA-256 fingerprint existed no later than the time on the receipt. Change one byte and the
            fingerprint is another.
          </li>
          <li>
            A verified account submitted it with the claims of that moment: number, title, where the rights come from,
            whose text it adopts.
          </li>
          <li>
            The entry has its fixed place in a public log that only ever grows. Were this service to change or remove
            one, everybody with an older checkpoint could tell.
          </li>
          <li>
            Where there is a time stamp, a time-stamping authority vouches for the time; without one it is what this
            service recorded, held in check by signatures of witnesses where there are any.
          </li>
        </ul>
      ),
    },
    {
      id: 'does-not-prove',
      title: 'What it does not prove',
      body: (
        <ul>
          <li>
            Who the author is, or who owns the copyright. Depositors say that they do; this service records that they
            said so and finds nobody to be the owner.
          </li>
          <li>That the standard is valid, complies with anything, or was examined by any authority.</li>
          <li>That nobody had the same file before: it says “no later than”, never “first”.</li>
          <li>
            <strong>A certificate of deposit is no certificate of copyright registration</strong> (
            <span lang="zh-Hans">作品登记证书</span>). Copyright authorities issue those, with numbers of their own;
            ours bears no such number and does not look like one.
          </li>
        </ul>
      ),
    },
    {
      id: 'three-acts',
      title: 'Three different acts',
      body: (
        <dl>
          <dt>
            Legal deposit (<span lang="zh-Hans">呈缴</span>)
          </dt>
          <dd>
            Handing a text to an institution that keeps it for good, as publishers do with the National Library. Its aim
            is preservation; it creates and proves no rights.
          </dd>
          <dt>
            Copyright registration and proof of existence (<span lang="zh-Hans">版权登记与存证</span>)
          </dt>
          <dd>
            Copyright arises when a work is completed, registered or not. Registration is with the copyright
            authorities, whose certificate is first evidence of ownership. Proof of existence only fixes what file there
            was, and when. This service does the latter.
          </dd>
          <dt>
            Filing (<span lang="zh-Hans">备案</span>)
          </dt>
          <dd>
            What the law on standardization asks: reporting local standards to the authority, or declaring association
            and enterprise standards on the public platform. It is administrative and has nothing to do with copyright;
            a deposit here does not replace it.
          </dd>
        </dl>
      ),
    },
    {
      id: 'public',
      title: 'What the log shows',
      body: (
        <p>
          The log is public, so an entry holds only hashes, size and type of the file, and the time of sealing. Title
          and depositor are in it as salted commitments that nobody can guess. The attached claims.json opens them: whom
          to give it to is for the holder to decide.
        </p>
      ),
    },
    {
      id: 'verify',
      title: 'How to verify without us',
      body: (
        <ol>
          <li>
            Keep four things: the file, statement.json, receipt.tlog-proof and log-key.txt. The latter three are
            attached to the certificate.
          </li>
          <li>
            Choose them on the <a href="/en/verify">verification page</a>: everything is computed on your computer,
            nothing is uploaded. It works without a network too, once the page is open and the key filled in.
          </li>
          <li>
            Without this site at all: <a href="/en/verify#by-hand">further down that page</a> are commands for OpenSSL
            and a program over Go’s own log library. The form, tlog-proof, is a public specification of C2SP; any
            program that implements it can judge.
          </li>
          <li>Compare the key’s fingerprint with the one printed on the certificate, or kept for years.</li>
        </ol>
      ),
    },
  ],
};
