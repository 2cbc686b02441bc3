import type { PageText } from '../components/text-page.tsx';
import type { Language } from '../language.ts';

const reviewed = '2026-11-25';

export const learnDeposits: Record<Language, PageText> = {
  zh: {
    title: '存证回执证明什么',
    lead: '回执证明一份文件在某个时间之前已经存在、由谁带着什么声明提交。它不是权利证书。',
    reviewed,
    blocks: [
      {
        id: 'proves',
        title: '证明什么',
        body: (
          <ul>
            <li>具有这个 SHA-256 指纹的文件，在回执所载时间之前已经存在。改动一个字节，指纹就不同。</li>
            <li>它由一个经实名核验的账户提交，并附有当时的声明：标准号、名称、权利来源、是否采用他人文本。</li>
            <li>
              这条记录在公开的日志里有固定的位置。日志只增不减：本服务若改动或删除任何一条，持有旧检查点的人都能发现。
            </li>
            <li>有可信时间戳时，时间由时间戳机构证明；没有时，时间是本服务所记，并受见证人签名的约束。</li>
          </ul>
        ),
      },
      {
        id: 'does-not-prove',
        title: '不证明什么',
        body: (
          <ul>
            <li>不证明谁是作者，也不证明谁享有著作权。呈缴人说自己是权利人，本服务记录这句话，不认定它。</li>
            <li>不证明标准有效、合规，或已经过任何机关审查。</li>
            <li>不证明之前没有别人持有同一份文件：只证明“不晚于”，不证明“最早”。</li>
            <li>
              <strong>存证证明不是作品登记证书。</strong>
              作品登记证书由著作权登记机构出具，有自己的登记号；本服务的证明上没有这样的号，也不仿照它的样式。
            </li>
          </ul>
        ),
      },
      {
        id: 'three-acts',
        title: '三件不同的事',
        body: (
          <dl>
            <dt>呈缴</dt>
            <dd>
              把标准文本交给保存机构长期保存、供公众查考，如向国家图书馆交存出版物。目的是保存，不产生也不证明权利。
            </dd>
            <dt>版权登记与存证</dt>
            <dd>
              著作权自作品完成时产生，登记与否不影响权利本身。作品登记由著作权登记机构办理，证书是权属的初步证据；存证只固定“何时有过怎样一份文件”。本服务做的是存证。
            </dd>
            <dt>备案</dt>
            <dd>
              按标准化法律的要求，向标准化行政主管部门报送地方标准等文本，或在公共平台上公开团体标准、企业标准的信息。这是行政事项，与著作权无关；在本服务存证不能代替备案或公开。
            </dd>
          </dl>
        ),
      },
      {
        id: 'public',
        title: '日志里有什么',
        body: (
          <p>
            日志是公开的，因此条目里只有哈希、文件大小与类型、封存时间；名称和呈缴人以加盐的承诺值出现，外人猜不出来。证明所附的
            claims.json 能打开承诺值：把它交给谁，由持有人决定。
          </p>
        ),
      },
      {
        id: 'verify',
        title: '不依靠我们怎样核验',
        body: (
          <ol>
            <li>
              保存四样东西：原文件、声明 statement.json、回执 receipt.tlog-proof、日志公钥
              log-key.txt。后三样是证明的附件。
            </li>
            <li>
              在<a href="/verify">核验页</a>
              选择它们：计算在您的电脑上进行，文件不会上传。断开网络也能核验，只要页面已经打开并填入公钥。
            </li>
            <li>
              完全不用本站：<a href="/verify#by-hand">核验页下方</a>有 OpenSSL 命令和一段 Go 程序，后者用 Go
              官方的日志库。回执格式 tlog-proof 是 C2SP 的公开规范，任何实现它的程序都能核验。
            </li>
            <li>核对公钥：把指纹与证明上所印的、或多年前存下的对照。公钥若有更换，新钥由旧钥签名公告。</li>
          </ol>
        ),
      },
    ],
  },
  en: {
    title: 'What a deposit receipt proves',
    lead: 'A receipt proves that a file existed no later than some time, and who submitted it with which claims. It is no title to rights.',
    reviewed,
    blocks: [
      {
        id: 'proves',
        title: 'What it proves',
        body: (
          <ul>
            <li>
              A file with this SHA-256 fingerprint existed no later than the time on the receipt. Change one byte and
              the fingerprint is another.
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
              service recorded, held in check by the signatures of witnesses.
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
              Handing a text to an institution that keeps it for good, as publishers do with the National Library. Its
              aim is preservation; it creates and proves no rights.
            </dd>
            <dt>
              Copyright registration and proof of existence (<span lang="zh-Hans">版权登记与存证</span>)
            </dt>
            <dd>
              Copyright arises when a work is completed, registered or not. Registration is with the copyright
              authorities, whose certificate is first evidence of ownership. Proof of existence only fixes what file
              there was, and when. This service does the latter.
            </dd>
            <dt>
              Filing (<span lang="zh-Hans">备案</span>)
            </dt>
            <dd>
              What the law on standardization asks: reporting local standards to the authority, or declaring association
              and enterprise standards on the public platform. It is administrative and has nothing to do with
              copyright; a deposit here does not replace it.
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
            and depositor are in it as salted commitments that nobody can guess. The attached claims.json opens them:
            whom to give it to is for the holder to decide.
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
            <li>
              Compare the key’s fingerprint with the one printed on the certificate, or kept for years. A new key is
              announced under the signature of the old one.
            </li>
          </ol>
        ),
      },
    ],
  },
};
