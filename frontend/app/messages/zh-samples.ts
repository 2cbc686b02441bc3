export const zhSamples = {
  title: '入门与示例代码',
  lead: '五步走完：取得密钥、找到标准、导出引文、收割一个集合、调用 MCP 服务器。本页的每一条命令、每一段代码都由测试逐条运行。',
  link: '入门与示例代码',
  steps: '五步入门',
  stepsNote: '以下命令在同一个 shell 中依次运行，只需 curl；最后一步另需 Node.js。',
  samples: '五种语言的示例',
  samplesNote:
    '每段都是完整的程序：存为文件即可运行。Java 用 java 文件名，Go 用 go run，TypeScript 用 node，Python 与 Java、Go 一样只用标准库。',
  copyOf: (task: string, language: string) => `${task}（${language}）`,
};
