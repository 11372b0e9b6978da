// Lints texts as if they were files of the checkout, and prints the messages for each. This is a separate program,
// because jest cannot load ESLint's configuration, an ES module. Rules with types are off, because no files exist.
import { ESLint } from 'eslint'
import tseslint from 'typescript-eslint'

const eslint = new ESLint({ overrideConfig: [tseslint.configs.disableTypeChecked] })
const messages = []
for (const [filePath, text] of JSON.parse(process.argv[2] ?? '[]')) {
  const [result] = await eslint.lintText(text, { filePath })
  messages.push(result?.messages.map(({ message }) => message) ?? [])
}
console.log(JSON.stringify(messages))
