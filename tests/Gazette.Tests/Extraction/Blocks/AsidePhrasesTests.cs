using Gazette.Extraction.Blocks;

namespace Gazette.Tests;

public sealed class AsidePhrasesTests
{
    /// <summary>One for each alternative of the expression: the words that are looked for first must let all of them pass.</summary>
    [Theory]
    [InlineData("We may earn a small commission.")]
    [InlineData("This page has affiliate links.")]
    [InlineData("All were INDEPENDENTLY CHOSEN.")]
    [InlineData("All were chosen independently.")]
    [InlineData("Products featured here were selected by us.")]
    [InlineData("Items we feature are handpicked.")]
    [InlineData("We may receive compensation.")]
    [InlineData("Sign up for our weekly newsletter")]
    [InlineData("Subscribe to our channel")]
    [InlineData("Join our mailing list")]
    [InlineData("The Daily is a reader-supported publication")]
    [InlineData("Consider becoming a paid subscriber")]
    [InlineData("All Rights Reserved")]
    [InlineData("Copyright © The Daily")]
    [InlineData("©2024 The Daily")]
    [InlineData("Opinions expressed here are those of the author")]
    [InlineData("News, straight to your inbox")]
    [InlineData("This story first appeared elsewhere")]
    [InlineData("This post was originally published elsewhere")]
    [InlineData("Originally published in 2019")]
    [InlineData("See our terms of use and permissions")]
    [InlineData("It may not be reproduced")]
    [InlineData("No credit card required")]
    [InlineData("By posting a comment you agree")]
    [InlineData("This entry was posted in News")]
    [InlineData("Follow any responses to this entry")]
    [InlineData("Both comments and pings are currently closed")]
    [InlineData("the accuracy and availability of links")]
    [InlineData("免责声明")]
    [InlineData("免責聲明")]
    [InlineData("版权声明")]
    [InlineData("版權聲明")]
    [InlineData("特别声明")]
    [InlineData("特別聲明")]
    [InlineData("未经授权不得转载")]
    [InlineData("转载请注明出处")]
    [InlineData("图片来源于网络，如侵权请联系")]
    [InlineData("文章来自互联网。侵权请联系我们")]
    [InlineData("本文仅代表作者立场")]
    [InlineData("仅代表作者本人观点")]
    [InlineData("不代表本网立场")]
    [InlineData("不构成任何投资建议")]
    [InlineData("如有侵权")]
    public void Is_a_notice(string line) => Assert.True(AsidePhrases.IsNotice(line));

    [Theory]
    [InlineData("The harbour is closed until Monday.")]
    [InlineData("The article was published by the library.")]
    [InlineData("图书馆周一闭馆。")]
    public void Is_none(string line) => Assert.False(AsidePhrases.IsNotice(line));
}
