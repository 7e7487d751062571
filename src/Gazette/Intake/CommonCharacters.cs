using System.Collections.Frozen;

namespace Gazette.Intake;

/// <summary>The characters that most text consists of: six in ten of any Chinese page, in either script, and of any Korean one.</summary>
internal static class CommonCharacters
{
    // Written down from general knowledge of the language, not counted in anyone's corpus.
    private const string Simplified =
        "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方" +
        "多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情" +
        "明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给" +
        "世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太" +
        "量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象" +
        "完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运笔试团局县镇村党委省议书员群众" +
        "防控疫春节落实责任贯彻精神会议工作部署发展企业项目推进服务单位检查组织加强坚持责任时间来源记者编辑网新闻讯日报北京上海" +
        "华湖江河农林环境保护质量投资经济社区居民医院卫生健康食药品教育育校研究技术创新成果活动举办参加负责同志领导调研指出强调要求" +
        "严格管理措施按照根据关于通知公告办法规定条例申请材料联系电话地址附件请予以符合年度结构改革深化持续提升水平能够通过以及其中";

    private const string Traditional =
        "這個們來為國說時會對過發後裡裏經麼學現當沒動還進樣開從實軍無與長機業關點將兩間問應戰頭體見產話門東聲員論處義幾認條氣題爾" +
        "別變總電數報結務場計資許統區隊決馬書則聽卻達難權設記類據邊張該規萬覺術領確傳師觀讓識帶導爭運團縣鎮黨議眾節責貫徹組織" +
        "強堅檢單項華農環護質衛藥創舉辦參調研嚴辦關於條例請聯繫號構續陸灣臺台灣港澳億錢歲媽爸誰嗎吧呢啊哪裝優勢歷雖應該讀寫買賣" +
        "網聞訊來源記者編輯時間發佈布於僅並卻較連選獎療緊急隨風險療嚴";

    private const string Hangul =
        "이다는의에을를가고한지도로사자기하은시나어서대해인그리아정보수제일있장전상원성주부구과공회국동들오우연되면여었니생만스비내위" +
        "개조게안거소세방신분통관라마경진학적유치결발년월업선문간금용합당계최미재교소반중민말무체모호현실권히력화까음";

    private static readonly FrozenSet<char> Han = (Simplified + Traditional).ToFrozenSet();
    private static readonly FrozenSet<char> Syllables = Hangul.ToFrozenSet();

    public static bool HasHan(char c) => Han.Contains(c);

    public static bool HasHangul(char c) => Syllables.Contains(c);
}
