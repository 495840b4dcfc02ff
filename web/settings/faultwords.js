/// The server says in English what is wrong. What it says most is said here in Chinese, too.

const CHINESE = [
  [/^must be a whole number from (\S+) to (\S+?), got (.*)$/, (least, most, got) => `须为 ${least} 至 ${most} 的整数，现为 ${got}`],
  [/^must be one of (.*?), got (.*)$/, (names, got) => `须为以下之一：${names}，现为 ${got}`],
  [
    /^must be text of (\S+) to (\S+) characters without control characters, got (.*)$/,
    (least, most, got) => `须为 ${least} 至 ${most} 个字符的文本，不含控制字符，现为 ${got}`,
  ],
  [
    /^must be text of at most (\S+) characters(?: without control characters)?, got (.*)$/,
    (most, got) => `须为最多 ${most} 个字符的文本，现为 ${got}`,
  ],
  [
    /^must be https:\/\/ with a public name, .* of at most (\S+) characters, got (.*)$/,
    (most, got) => `须以 https:// 开头，使用公开域名、端口 443 或大于 1023，不含用户名和片段，最多 ${most} 个字符，现为 ${got}`,
  ],
  [/^must be true or false, got (.*)$/, (got) => `须为 true 或 false，现为 ${got}`],
  [/^is named more than once$/, () => '出现了不止一次'],
  [/^is missing$/, () => '缺失'],
];

/// @param message of a fault, as the interface has it
/// @return `{text, language}`, in English where there is no other word for it
export function faultText(message, language) {
  if (language === 'zh') {
    for (const [pattern, write] of CHINESE) {
      const found = pattern.exec(message);
      if (found !== null) {
        return { text: write(...found.slice(1)), language: 'zh-Hans' };
      }
    }
  }
  return { text: message, language: 'en' };
}
