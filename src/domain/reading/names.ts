import { fold } from './fold.ts'

/** What governments have offices for. A name that begins so is a unit's, whatever stands before it or is left out. */
const trades =
  '外交|国家安全|发展和?改革|发改|工业和信息化|工信|经济和?信息化|经信|科技经信|科学技术|科技|教育|体育|财政|公安|民政|司法|人力资源和?社会保障|人力社保|人社|自然资源|规划和自然资源|自然资源和规划|资源规划|生态环境|环境保护|环保|住房和?城乡建设|住建|建设|城乡建设|城市管理|城管|综合行政执法|综合执法|行政执法|交通运输|交通|水利|水务|农业农村|农村农业|农业|林业|林草|林业和草原|海洋|渔业|商务|投资促进|招商|文化和?旅游|文旅|文广旅游|文体旅|文化广电|文物|广播电视|广电|卫生健康|卫健|退役军人|应急管理|应急|审计|国资|国有资产|市场监管|市场监督管理|知识产权|药监|药品监督管理|统计|医疗保障|医保|医疗保险|信访|粮食|粮储|粮食和物资储备|乡村振兴|扶贫|政务服务|行政审批|审批服务|审管|政务和数据|数据资源|数据|大数据|金融|地方金融|机关事务|人民防空|人防|国防动员|民族|宗教|民族宗教|侨务|外事|港澳|台港澳|能源|铁路|民航|邮政|邮政管理|烟草|烟草专卖|税务|海关|气象|地震|消防|消防救援|公积金|住房公积金|档案|史志|编办|机构编制|组织|宣传|统战|政法|网信|社会工作|人才|改革|巡察|监察|纪检|供销|残联|园林|绿化|民宗|版权|新闻出版|电影|科协|通信管理|银保监|证监|人民银行|国土|国土资源|城乡规划|规划|食品药品|安全生产|安监|经贸|外贸|口岸|物流|港口|港航|水产|畜牧|畜牧兽医|公路|运管|疾控|疾病预防控制|老龄|移民|水库移民|法制|督查|研究|区域合作|合作交流|对口支援|营商环境|社会信用|教体|科工信?|工信科|经科信|农水|自规|资规|规自|经发|社发|社会事业|城建|文体|文教|市监|供热|招生|财务|基建'

const ending =
  '(?:人民政府|管理委员会|委员会|管委会|执委会|办公厅|办公室|领导小组|工作组|指挥部|专班|协调办|部门|总局|总署|总队|支队|大队|分局|分行|支行|银行|监管局|证监局|法院|检察院|海关|政府|公司|集团|控股|资本|中心|协会|商会|学会|联合会|总工会|工会|妇联|残联|工商联|科协|侨联|文联|作协|社联|团委|党委|党组|单位|地区|街道办事处|办事处|街道办|街道|乡镇|镇街|学院|大学|学校|高校|医院|园区|开发区|高新区|新区|机关|党校|研究院|研究所|设计院|组织部|宣传部|统战部|政法委|社工部|司局|运营商|厅|局|司|委|办|署|部|院|会|处|科|室|股|所|站|队|社|行|馆|网|台|团)'

const officeEnding =
  '(?:委员会|办公室|领导小组|指挥部|专班|协调办|部门|总局|总署|总队|支队|大队|分局|分行|支行|银行|监管局|证监局|中心|集团|公司|学会|协会|联合会|总社|党组|党委|工委|司局|厅|局|司|委|办|署|部|会|处|科|股)'
/** 市场监管局, 发展改革委, 财政部门 */
const byTrade = new RegExp(`^(?!建设(?!局|厅|委|部门))(?:${trades})[一-龥]{0,8}?${officeEnding}$`)
/** 省…厅, 广州市…局, 国家…, 各市, 国务院… */
const byPlace = new RegExp(
  `^(?:中共|中国|中央|国家|国务院|最高人民|全国|党中央|省|市(?!场|容|民(?!政|族|宗|委))|县(?!域)|区(?!域|块)|[州盟旗镇乡]|[一-龥]{2,9}?(?:省|自治区|自治州|市|县|区|州|盟|旗|镇|乡|街道|新区|开发区|高新区))[一-龥A-Za-z]{0,20}?${ending}$`,
)
/** 省政府, 市委, 区府办, 各县, 宁波市: a level of government by itself */
const byLevel =
  /^(?:[一-龥]{2,8})?(?:省|自治区|市|县|区|州|盟|旗|镇|乡|街道)(?:政府|人民政府|委|委办|政府办|府办|人大|人大常委会|政协|纪委|纪委监委|监委|法院|检察院|总工会|工会|妇联|残联|工商联|科协|侨联|文联)?$/
/** 各地区, 有关部门, 试点城市, 地方各级人民政府, 各级 */
const byClass = new RegExp(
  `^(?:各|有关|相关|全[省市县区州]|[省市县区][直级属]|国务院(?:各?有关|相关|各)|地方|试点|示范|责任|成员|牵头|主办|承办|协办|会办|配合|参与|主管|属地|驻|沿线|受灾|其他|未[一-龥]{2,8}的)[一-龥、]{0,16}?(?:${ending}|[省市县区州旗乡镇盟]|地|地方|城市|企业|方面|级)$`,
)
/** 团市委, 中科院, 人行某分行: bodies with a name of their own kind */
const byOwnName =
  /^(?:团(?:中央|[省市县区州]委)|中科院|社科院|工程院|人行[一-龥]{0,8}|国网[一-龥]{0,12}|(?:中国)?(?:移动|联通|电信|铁塔)[一-龥]{0,8}公司|[一-龥]{2,8}?(?:供电|供水|燃气|水务|公交|热力|电力|通信|铁塔|移动|联通|电信|石油|烟草|邮政|高速|轨道|机场|港口|城投|交投|文旅|城建|国投|农投|水投|产投)[一-龥]{0,4}(?:公司|集团)|[一-龥]{2,12}(?:集团|公司)|市?12345[一-龥]{0,8}热线(?:中心|办公室|平台)?|(?:[乡镇]|乡镇|街道|镇街|园区|开发区|功能区|高新区)(?:人民政府|政府|办事处|管委会|党工委)?)$/

/** 招生考试中心, 人事科: what a body is divided into. */
const byPart =
  /^(?:(?:局|委|厅|院|校)?办公室|[一-龥]{0,10}(?:专班|指挥部|领导小组|工作组|委员会|联席会议)办公室|[一-龥]{2,9}(?<!学|专|百|本|外|内|儿|妇|骨|眼|文|理|工)科|[一-龥]{2,9}(?<!好|用|长|之|益|各|多|难|到|出|办事)处|[一-龥]{0,6}(?:考试|招生|装备|信息|服务|监测|检测|评审|交易|结算|宣传|指挥|技术|培训|档案|研究|数据|投资|保障|后勤|融媒体|事务|管理|评价)中心)$/
/** 新城住建局: a place that is no level of government, its trade and ending. */
const byDistrict = new RegExp(`^[一-龥]{2,4}(?:${trades})[一-龥]{0,6}?(?:局|委|办|分局|支队|大队)$`)
/** 新增城镇, 主动与省厅: words that begin with a verb. */
const beginsWithVerb =
  /^(?:新增|新建|完成|建成|推进|推动|加快|加强|实施|开展|组织(?!部|委)|落实|做好|支持|鼓励|引导|主动|积极|继续|深化|优化|提升|提高|强化|健全|完善|扩大|培育|打造|改造|整治|规范|争取|确定|确保|力争|全面|严格|创建|举办|启动|制定|出台|编制(?!办)|发放|坚持|围绕|聚焦|依托|立足|通过|根据|按照|结合|对(?!外)|与|向(?!城|阳|东|西)|在|于(?!都)|将(?!乐)|把|请|要|并|会同|联合(?!会)|所有|认真|切实|进一步)/

/** 城镇小区, 城市, 超市: words that end like a place and are none. */
const notPlaces =
  /(?:小|社|片|校|山|保护|景|库|灾|城|辖|街|厂|矿|学)区$|(?:社|机|大|晚)会$|^(?!各|试点|示范|有关|相关).*(?:城|超|股|楼|上|夜|集|门)市$/

const plainOf = (name: string) => fold(name).replaceAll(/[([<][^)\]>]*[)\]>]/g, '')

/** 各地区, 有关部门, 国务院相关部门 …: a person has to say whom they mean. */
export const isCollective = (unit: string): boolean => {
  const plain = plainOf(unit)
  return (
    /^(?:各|有关|相关|国务院(?:各?有关|相关|各)|[省市县区](?:[级直]?(?:各|有关|相关)|[直级](?:部门|单位|机关)))/.test(
      plain,
    ) ||
    /(?:有关|相关|各)(?:部门|单位|地区|地方|责任单位|成员单位)/.test(plain) ||
    /^被[一-龥]{2,9}(?:单位|部门|地区|企业)$|^[一-龥]{2,4}主体$/.test(plain) ||
    /^(?:地方|试点|示范|责任|成员|主管|属地)[一-龥]{0,8}(?:政府|地区|城市|部门|单位)$/.test(plain)
  )
}

const endsLikeUnit = new RegExp(`(?:${ending}|[省市县区镇乡州旗]|企业|平台|资本|热线|中学|小学|幼儿园|社区|[联组村])$`)

/** Whether words of a mark look like the name of a body, rather than a piece of a sentence. */
export const looksLikeUnit = (name: string): boolean => {
  const plain = plainOf(name)
  return (
    plain.length >= 2 &&
    plain.length <= 28 &&
    !/[,。;:!?“”"《》\d%]|的|不需|是否|可以|以及$/.test(plain.replace('12345', '')) &&
    (endsLikeUnit.test(plain) || isCollective(plain))
  )
}

/** Whether words at the head of a sentence are a body for certain: a place, a level or a trade says so. */
export const isSurelyUnit = (name: string): boolean => {
  const plain = plainOf(name)
  if (plain.length < 2 || plain.length > 28 || /[,。;:“”"《》]|的/.test(plain)) return false
  if (notPlaces.test(plain) || /(?<!自)由/.test(plain) || beginsWithVerb.test(plain)) return false
  return (
    byTrade.test(plain) ||
    byPlace.test(plain) ||
    byLevel.test(plain) ||
    byClass.test(plain) ||
    byOwnName.test(plain) ||
    byPart.test(plain) ||
    byDistrict.test(plain)
  )
}

/** 工商联, 总工会: bodies that every level has, like its departments. */
const ownBodies =
  /^(?:工商联|总工会|妇联|残联|科协|文联|侨联|红十字会|法院|检察院|供销社|供销合作社|编办|融媒体中心|人武部)$/

/** 财政局, 工业和信息化厅: a trade with its ending and no place before it. */
export const isBareTrade = (name: string): boolean =>
  ownBodies.test(plainOf(name)) ||
  (byTrade.test(plainOf(name)) && /(?:厅|局|委|办|中心|支队|总队|大队)$/.test(plainOf(name)))

const shortTrade = new RegExp(`^(?!人民银行|残联|科协|供销|海关|建设|改革|组织|宣传)(?:${trades})$`)
/** 教育、财政等部门: a trade without its ending. */
export const isTradeWord = (name: string): boolean => shortTrade.test(fold(name))
