using Gazette.Drafts;
using Gazette.Extraction.Authors;
using Gazette.Extraction.Lines;

namespace Gazette.Tests;

public sealed class PersonNamesTests
{
    [Theory]
    [InlineData("王帥", "王帥")]
    [InlineData("张三、李四", "张三|李四")]
    [InlineData("张三 李四 通讯员 王五", "张三|李四|王五")]
    [InlineData("王 帅", "王帅")]
    [InlineData("张三，李四, 王五", "张三|李四|王五")]
    [InlineData("张三和李四", "张三|李四")]
    [InlineData("張三與李四", "張三|李四")]
    [InlineData("王和平、李晓和", "王和平|李晓和")]
    [InlineData("全媒體記者王帥", "王帥")]
    [InlineData("阿卜杜拉·买买提", "阿卜杜拉·买买提")]
    [InlineData("医技药剂党支部", "医技药剂党支部")]
    [InlineData("何平、整合", "何平")]
    [InlineData("何平 综合", "何平")]
    [InlineData("Jane Doe", "Jane Doe")]
    [InlineData("By Jane Doe and John Smith", "Jane Doe|John Smith")]
    [InlineData("Jane Doe, John Smith, and Ann Lee", "Jane Doe|John Smith|Ann Lee")]
    [InlineData("Roe, Jane T.", "Roe, Jane T")]
    [InlineData("Jane Doe & John Smith", "Jane Doe|John Smith")]
    [InlineData("Jane Doe / John Smith", "Jane Doe|John Smith")]
    [InlineData("Jane Doe、John Smith", "Jane Doe|John Smith")]
    [InlineData("Jane Doe on January 5", "Jane Doe")]
    [InlineData("Jane Doe • 4 min read", "Jane Doe")]
    [InlineData("未知", "")]
    [InlineData("admin", "")]
    [InlineData("Updated", "")]
    [InlineData("https://example.org/jane", "")]
    [InlineData("jane@example.org", "")]
    [InlineData("", "")]
    public void Several_people_are_several_entries(string value, string expected) =>
        Assert.Equal(expected, string.Join('|', PersonNames.Split(value)));

    [Theory]
    [InlineData("天門網訊(全媒體記者王帥)1月28日下午,市委書記主持會議。", "王帥")]
    [InlineData("新华社北京1月1日电（记者张三、李四）昨日，有关部门通报了情况。", "张三|李四")]
    [InlineData("本报讯（记者 张三 通讯员 李四）昨日，市民反映路灯不亮。", "张三|李四")]
    [InlineData("本报记者 张三 李四", "张三|李四")]
    [InlineData("【文/观察员专栏作者 王文】", "王文")]
    [InlineData("文／王文", "王文")]
    [InlineData("By Jane Doe", "Jane Doe")]
    [InlineData("By Jane Doe and John Smith", "Jane Doe|John Smith")]
    [InlineData("记者从市应急管理局获悉，今年全市共发生火灾三起。", "")]
    [InlineData("会议结束后，（记者在现场看到）人们陆续离开。", "")]
    [InlineData("（本报记者站供稿）", "")]
    [InlineData("By the river", "")]
    public void Bylines_in_the_text_name_people_or_nobody(string line, string expected)
    {
        var metadata = new Metadata();
        AuthorLines.FillFromText([new TextLine(line, [])], metadata);
        Assert.Equal(expected, string.Join('|', metadata.Authors));
    }
}
