using System.Collections.Frozen;

namespace Gazette.Text;

/// <summary>How often Korean syllables are used.</summary>
internal static class Hangul
{
    // Written down from general knowledge of the language, not counted in anyone's corpus.
    private const string Common =
        "이다는의에을를가고한지도로사자기하은시나어서대해인그리아정보수제일있장전상원성주부구과공회국동들오우연되면여었니생만스비내위개조게안거소세방신분통관라마경진학적유치결발년월업선문간" +
        "금용합당계최미재교반중민말무체모호현실권히력화까음았했겠군워줄달입께씩처럼큼며든데것날씨침녁점심식물병약품값싸움직임님씀쓰읽알림려른빠느린많좋새롭배울책집길차표역버택항광객람층건행" +
        "운영센터참석축감독팀승패투융증출산율복육청총후법률설농촌바섬강남북쪽왼편또즉및등각별첫째둘셋넷섯곱덟홉열백천억명번례준완료예추협밝혔혀졌됐습던엔엇봄름겨눈태풍저밤낮늘올작";

    private static readonly FrozenSet<char> Syllables = Common.ToFrozenSet();

    public static double Weight(char syllable) => Syllables.Contains(syllable) ? -5.4 : -11;
}
