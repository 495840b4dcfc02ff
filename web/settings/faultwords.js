/// The server says in English what is wrong. What it says most is said here in Chinese, too.

const KINDS = { dimension: '维度', survey: '问卷', question: '问题', metric: '指标', periods: '个周期', days: '天' };

/// The special before the general: the first that fits is said.
const CHINESE = [
  [/^is missing$/, () => '缺失'],
  [/^is missing: some texts are for some scores only$/, () => '缺失：有些文本只适用于部分分数'],
  [/^is named more than once(?:, got (.*) again)?$/, (got) => (got === undefined ? '出现了不止一次' : `出现了不止一次：${got}`)],
  [/^is named before, in other letters$/, () => '已出现过，只是大小写不同'],
  [/^is named before, got (.*)$/, (got) => `已出现过：${got}`],
  [/^is the id of an earlier option too, got (.*)$/, (got) => `与前面的选项标识相同：${got}`],
  [/^is the id of an earlier question too, got (.*)$/, (got) => `与前面的问题标识相同：${got}`],
  [/^is that of another version, too$/, () => '与另一版本的日期相同'],
  [/^is unknown here; known are (.*)$/, (known) => `此处没有这一项；可用的有：${known}`],
  [/^is built in and need not be declared$/, () => '是内置维度，无需声明'],
  [/^is a built-in segment, got (.*?); give another name$/, (got) => `是内置维度：${got}；请换一个名称`],
  [
    /^is a name that a form or its address means something else by, got (.*?); give another.*$/,
    (got) => `在表单或其网址中另有含义：${got}；请换一个名称`,
  ],
  [/^is a scope of (.*) keys only$/, (kinds) => `只有 ${kinds} 密钥可有此权限`],
  [/^is no time zone$/, () => '不是时区'],
  [/^is no word of a form; words are (.*)$/, (known) => `不是表单用语；可用的有：${known}`],
  [/^is spoken here already: words are for other languages than en and zh$/, () => '已有用语：只有 en 和 zh 以外的语言才需要'],
  [/^tickets is where ratings of tickets are counted; give another id$/, () => 'tickets 用于统计工单评分；请换一个标识'],
  [/^there is no such survey$/, () => '没有这个问卷'],
  [/^there is no metric (.*)$/, (id) => `没有指标 ${id}`],
  [
    /^there must be either atMost or atLeast, got (both|neither)$/,
    (got) => `atMost 与 atLeast 须且只须有一个，现为${got === 'both' ? '两者都有' : '两者都没有'}`,
  ],
  [/^only pub keys are bound to surveys$/, () => '只有 pub 密钥可绑定问卷'],
  [/^needs calendarAssignments: nobody has business hours$/, () => '需要 calendarAssignments：尚无任何工作时间'],
  [/^has begun and must stay as it is; add a version with a later from to change it$/, () => '已经生效，必须保持不变；如需更改，请添加日期更晚的版本'],
  [/^the weights of (.*) must not all be 0; without any all are equal$/, (metric) => `${metric} 的权重不能全为 0；不填则全部相等`],
  [/^the name (must be .*)$/, (rest) => `名称${faultText(rest, 'zh').text}`],
  [/^does not fit question "(.*)" of type (.*), which can be asked for (.*)$/, (id, type, fitting) => `不适用于类型为 ${type} 的问题 ${id}，可用的条件：${fitting}`],
  [
    /^the (\S+) of question (".*?") was (.*) and can't become (.*): give the new question a new id$/,
    (what, id, was, next) => `问题 ${id} 的 ${what} 原为 ${was}，不能改为 ${next}：请为新问题使用新标识`,
  ],
  [/^was (\S+) and can't change, since answers have been counted so: define another survey$/, (was) => `原为 ${was}，已有回答按此计算，不能更改：请另建问卷`],
  [/^was true and can't change: invitations are kept that may yet be answered$/, () => '原为 true，不能更改：仍有邀请可能得到回答'],
  [/^an earlier question feeds the same to (.*)$/, (metric) => `前面的问题已用于 ${metric} 的同一部分`],
  [/^must be 1-5 for kano .*, got (.*)$/, (got) => `用于 kano 须为 1-5，现为 ${got}`],
  [/^must have at most 11 steps for apostle, such as 0-10, got (.*)$/, (got) => `用于 apostle 最多 11 级，例如 0-10，现为 ${got}`],
  [/^must be (\S+), as of the first question that feeds (\S+), got (.*)$/, (scale, metric, got) => `须为 ${scale}，与第一个用于 ${metric} 的问题相同，现为 ${got}`],
  [/^at most (\S+) dimensions can feed (.*)$/, (most, metric) => `最多 ${most} 个维度可用于 ${metric}`],
  [/^dimension (.*) must be asked about as often for perceived as for expected$/, (name) => `维度 ${name} 的 perceived 与 expected 问题数须相同`],
  [/^must be a whole number from (\S+) to (\S+?), got (.*)$/, (least, most, got) => `须为 ${least} 至 ${most} 的整数，现为 ${got}`],
  [/^must be a score from (\S+) to (\S+?), got (.*)$/, (least, most, got) => `须为 ${least} 至 ${most} 的分数，现为 ${got}`],
  [/^must be a number from (\S+) to (\S+?), got (.*)$/, (least, most, got) => `须为 ${least} 至 ${most} 的数，现为 ${got}`],
  [/^must be a number above 0, of (\S+) at most$/, (most) => `须为大于 0 且不超过 ${most} 的数`],
  [/^must be two whole numbers within 0 to 100, for instance 1-10(?:, got (.*))?$/, (got) => `须为 0 至 100 之间的两个整数，例如 1-10${now(got)}`],
  [/^must be at most (\S+) conditions within one another, got more$/, (most) => `条件最多可嵌套 ${most} 层`],
  [/^must be at most (\S+?)(?:, got (\S+))?$/, (most, got) => `最多 ${most} 项${now(got)}`],
  [/^must be at least one, got none$/, () => '至少须有一项'],
  [/^must be an array of (\S+) names or more$/, (least) => `须为至少 ${least} 个名称的列表`],
  [/^must be an array, got (.*)$/, (got) => `须为列表，现为 ${got}`],
  [/^must be an object, got (.*)$/, (got) => `须为对象，现为 ${got}`],
  [/^must be two different dimensions, of: (.*)$/, (known) => `须为两个不同的维度，可选：${known}`],
  [/^must be one of businessCalendars, by its name$/, () => '须为 businessCalendars 之一的名称'],
  [/^must be one of (.*?), got (.*)$/, (names, got) => `须为以下之一：${names}，现为 ${got}`],
  [/^must be one of (.*)$/, (names) => `须为以下之一：${names}`],
  [/^must have one of (.*?), got (.*)$/, (names, got) => `须有以下之一：${names}，现为 ${got === 'none' ? '无' : got}`],
  [
    /^must be text of (\S+) to (\S+) characters without control characters, got (.*)$/,
    (least, most, got) => `须为 ${least} 至 ${most} 个字符的文本，不含控制字符，现为 ${got}`,
  ],
  [
    /^must be text of at most (\S+) characters(?: without control characters)?, got (.*)$/,
    (most, got) => `须为最多 ${most} 个字符的文本，现为 ${got}`,
  ],
  [/^must be text(?:, got (.*))?$/, (got) => `须为文本${now(got)}`],
  [
    /^must be a name of 1 to 64 letters, digits, dots, hyphens or underscores that begins with a letter or digit, got (.*)$/,
    (got) => `须为 1 至 64 个字母、数字、点、连字符或下划线，且以字母或数字开头，现为 ${got}`,
  ],
  [/^must be a language tag, for instance en or zh-Hans, got (.*)$/, (got) => `须为语言标签，例如 en 或 zh-Hans，现为 ${got}`],
  [/^must be a currency code of ISO 4217, for instance EUR, got (.*)$/, (got) => `须为 ISO 4217 货币代码，例如 EUR，现为 ${got}`],
  [/^must be a time zone's name, for instance Europe\/Berlin(?:, got (.*))?$/, (got) => `须为时区名称，例如 Europe/Berlin${now(got)}`],
  [/^must be a date, for instance (\S+?)(?:, got (.*))?$/, (usual, got) => `须为日期，例如 ${usual}${now(got)}`],
  [/^must be named by a date, for instance (\S+)$/, (usual) => `须以日期命名，例如 ${usual}`],
  [/^must be a time of RFC 3339 with offset, such as (\S+), got (.*)$/, (usual, got) => `须为带时差的 RFC 3339 时间，例如 ${usual}，现为 ${got}`],
  [/^must be two times of a day, the later one last, for instance (\S+)$/, (usual) => `须为一天中的两个时刻，后者较晚，例如 ${usual}`],
  [/^overlaps another window of that day$/, () => '与当天的另一时段重叠'],
  [/^must be after opens \((.*)\), got (.*)$/, (opens, got) => `须晚于开始时间（${opens}），现为 ${got}`],
  [/^must be atLeast or more, got (\S+) under (\S+)$/, (high, low) => `不能小于 atLeast，现为 ${high}，小于 ${low}`],
  [/^must be an earlier question, got (".*?"); there is none$/, (got) => `须为前面的问题，现为 ${got}；前面没有问题`],
  [/^must be an earlier question, got (".*?"); earlier are (.*)$/, (got, known) => `须为前面的问题，现为 ${got}；前面的有：${known}`],
  [/^must be a question with a score, got (.*)$/, (got) => `须为有分数的问题，现为 ${got}`],
  [/^must be the one in the path, or left out, got (.*)$/, (got) => `须与网址中的相同，或不填，现为 ${got}`],
  [/^must come with atLeast, atMost, is or answered, got none of them$/, () => '须有 atLeast、atMost、is 或 answered 之一'],
  [/^must not come with texts: a page of its own is told what it says there$/, () => '不能与文本同用：自有页面自行决定内容'],
  [/^must not be in the past: the first day may be (.*)$/, (day) => `不能早于今天：最早为 ${day}`],
  [/^must hold (.*): it has begun$/, (what) => `须包含 ${what}：它已经生效`],
  [/^must name the surveys that the key may answer$/, () => '请选择密钥可填写的问卷'],
  [/^must be in one language at least, got none$/, () => '至少须有一种语言'],
  [/^must be in at most (\S+) languages, got (.*)$/, (most, got) => `最多 ${most} 种语言，现为 ${got}`],
  [/^must be an https address, or a path that begins with \/, got (.*)$/, (got) => `须为 https 网址，或以 / 开头的路径，现为 ${got}`],
  [/^must be a colour such as (\S+), got (.*)$/, (usual, got) => `须为颜色，例如 ${usual}，现为 ${got}`],
  [
    /^must have a contrast of at least (\S+) to 1 with the background \(WCAG 2\.2 AA\), got (\S+) to 1 of (\S+) on (\S+)$/,
    (least, got, colour, ground) => `与背景的对比度须至少为 ${least}:1（WCAG 2.2 AA），现为 ${got}:1（${ground} 上的 ${colour}）`,
  ],
  [
    /^must be https:\/\/ with a public name, .* of at most (\S+) characters, got (.*)$/,
    (most, got) => `须以 https:// 开头，使用公开域名、端口 443 或大于 1023，不含用户名和片段，最多 ${most} 个字符，现为 ${got}`,
  ],
  [/^Two keys of this name work already: revoke the one that is replaced\.$/, () => '已有两个同名密钥有效：请撤销被替换的那个。'],
  [/^There are (\S+) keys already: revoke one\.$/, (most) => `已有 ${most} 个密钥：请先撤销一个。`],
  [/^There are (\S+) webhooks already\.$/, (most) => `已有 ${most} 个 Webhook。`],
  [/^This is the last key that can give out keys: without it nobody could\.$/, () => '这是最后一个能创建密钥的密钥：撤销后将无人能创建。'],
  [/^Keys are made with a key: what outlives a token is not made with one\.$/, () => '创建密钥须使用密钥，而不能使用登录令牌。'],
  [/^The .* (?:is|are) being changed by others\.$/, () => '他人正在修改。请稍后重试。'],
  [/^must be true or false, got (.*)$/, (got) => `须为 true 或 false，现为 ${got}`],
  [
    /^there is no (dimension|survey|question|metric) ([^;]*)(?:; known are (.*))?$/,
    (kind, name, known) => `没有${KINDS[kind]} ${name}${known === undefined ? '' : `；已有：${known}`}`,
  ],
  [/^at most (\S+) (periods|days) can be (?:shown|looked through)$/, (most, kind) => `最多可显示 ${most} ${KINDS[kind]}`],
  [/^must not come after to$/, () => '不得晚于截止日'],
  [/^must not be more than atMost$/, () => '不得大于上限'],
];

function now(got) {
  return got === undefined ? '' : `，现为 ${got}`;
}

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
