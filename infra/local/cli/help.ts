import type { Language } from '#shared/runtime/route.ts';

/** What `guiju --help` prints. */
export const help: Record<Language, string> = {
  zh: `用法：guiju <命令> [参数] [选项]

命令
  search <检索词>          检索标准
  get <标准号或 id>…       一项标准的完整记录
  resolve <标准号>…        解析标准号（任何写法），每行一个结果
  cite <标准号或 id>…      引文：--style gbt7714（默认）、gbt7714-author-date、iso690、apa、bib、ris、csl.json
  check <标准号或文件>…    查新：核对每个标准号是否有效；文件可为 txt、csv、xlsx、docx、pdf
  harvest                  按序号列出目录的变更；--since 为已知的最后序号，--records 取每条的完整记录

标准号也可写在文件中（每行一个），或经标准输入传入：guiju resolve < list.txt

选项
  --json                   输出 JSON，列表为每行一个（JSON Lines）
  --as-of <YYYY-MM-DD>     按该日判断状态，默认今天（北京时间）
  --fail-on <词,词>        check、resolve：出现其中之一即以 1 退出；词为状态、判断、发现或匹配，
                           如 withdrawn,invalid,replaced,not-found,none
  --status <状态,状态>     search：只要这些状态
  --size <数>              search：条数，默认 20；harvest：至多多少条
  --sample <数>            search：从全部结果中随机抽取若干条；--seed <数> 相同则所抽相同
  --select <字段,字段>     search --json：每条只要这些字段，如 id,number,title
  --base-url <地址>        服务地址；也可用环境变量 GUIJU_URL，默认 http://localhost:8787
  --help                   本说明

退出码：0 完成 · 1 出现 --fail-on 所列，或所求不存在 · 2 用法有误 · 3 服务拒绝或无法连接
语种取自 LC_ALL、LC_MESSAGES、LANG：以 zh 开头为中文，否则为英文。GUIJU_API_KEY 为可选的密钥。`,
  en: `Usage: guiju <command> [arguments] [options]

Commands
  search <words>           search standards
  get <number or id>…      the whole record of a standard
  resolve <number>…        resolve numbers in any spelling, one result a line
  cite <number or id>…     citations: --style gbt7714 (default), gbt7714-author-date, iso690, apa, bib, ris, csl.json
  check <number or file>…  check whether every number is valid; files may be txt, csv, xlsx, docx or pdf
  harvest                  changes of the catalogue by sequence; --since is the last number that is known,
                           --records fetches the whole record of each

Numbers may also stand in a file, one a line, or come by standard input: guiju resolve < list.txt

Options
  --json                   JSON; lists as one value a line (JSON Lines)
  --as-of <YYYY-MM-DD>     judge statuses on that day; default today in Shanghai
  --fail-on <word,word>    check, resolve: exit with 1 when one of them occurs; a status, judgement, finding or match,
                           such as withdrawn,invalid,replaced,not-found,none
  --status <code,code>     search: only these statuses
  --size <number>          search: how many, default 20; harvest: at most how many
  --sample <number>        search: so many at random of all that is found; the same ones for the same --seed <number>
  --select <field,field>   search --json: only these fields of each, such as id,number,title
  --base-url <address>     address of the service; or GUIJU_URL in the environment; default http://localhost:8787
  --help                   this text

Exit codes: 0 done · 1 a word of --fail-on occurred, or what was asked for does not exist · 2 wrong usage ·
3 the service refused or could not be reached
The language follows LC_ALL, LC_MESSAGES or LANG: Chinese when it begins with zh. GUIJU_API_KEY is an optional key.`,
};
