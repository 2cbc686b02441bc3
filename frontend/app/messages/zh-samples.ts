export const zhSamples = {
  title: '入门与示例代码',
  lead: '五步走完：取得密钥、找到标准、导出引文、收割一个集合、调用 MCP 服务器。本页的每一条命令、每一段代码都由测试逐条运行。',
  link: '入门与示例代码',
  steps: '五步入门',
  stepsNote: '以下命令在同一个 shell 中依次运行，只需 curl；最后一步另需 Node.js。',
  client: 'TypeScript 客户端与命令行',
  clientNote:
    '一个不依赖其他包的 npm 包：类型取自 OpenAPI 文档，列表逐页读取，被暂时拒绝的调用按 Retry-After 重试。npx guiju --help 列出各命令与退出码；GUIJU_API_KEY 为可选的密钥。',
  samples: '五种语言的示例',
  samplesNote:
    '每段都是完整的程序：存为文件即可运行。Java 用 java 文件名，Go 用 go run，TypeScript 用 node，Python 与 Java、Go 一样只用标准库。',
  errors: '试验错误处理',
  errorsNote:
    '新建密钥时选“沙盒密钥”，得到以 gj_test_ 开头的密钥。它读取真实数据；更改只校验，以 403 SANDBOX 应答，不执行。另加请求头 Sandbox-Answer，即按其值演练应答，应答以同名头表明：',
  answers: [
    ['429', '超出限额：带 Retry-After: 1 与 RateLimit'],
    ['500', '服务内部错误（problem+json）'],
    ['503', '暂时不可用：带 Retry-After'],
    ['400 401 403 404 409 412', '该接口所列的任何其他错误状态'],
    ['gateway', '函数中断时网关的应答：500，不是 problem+json'],
    ['cut', '正确的应答，但正文只有一半'],
    ['slow-1 … slow-8', '正确的应答，迟到相应的秒数'],
  ],
  errorsRest:
    '连接中断无法由网关演练。推送的失败由接收方自己决定：以任何非 2xx 应答，或用 POST /v1/webhooks/{id}/test 发送测试消息，再看 /deliveries 中的重试。',
  machines: '组织的程序：OAuth 2.0 客户端凭据',
  machinesNote:
    '本服务为组织的程序登记客户端，给出 CLIENT_ID 与 CLIENT_SECRET；ISSUER 见 OpenAPI 文档的 openId。作用域 urn:guiju:api/<角色> 即程序可用的角色：reader、editor、depositor、seller、buyer。访问令牌的有效期由颁发者说明，用量与密钥同样计数。要代表组织行事，由组织管理员发出邀请，程序以自己的令牌调用 POST /v1/invitations/{token}/accept 加入，此后其权限就是邀请所给的角色。',
  copyOf: (task: string, language: string) => `${task}（${language}）`,
};
