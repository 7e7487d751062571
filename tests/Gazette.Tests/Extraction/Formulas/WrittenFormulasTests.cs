using AngleSharp.Html.Parser;
using Gazette.Extraction.Formulas;

namespace Gazette.Tests;

public sealed class WrittenFormulasTests
{
    private const string Fraction = "<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac>";

    [Theory]
    [InlineData(Fraction, "(a+b)/2")]
    [InlineData("<mfrac><mn>1</mn><mrow><mi>n</mi><mo>+</mo><mn>1</mn></mrow></mfrac>", "1/(n+1)")]
    [InlineData("<mfrac><mfrac><mi>a</mi><mi>b</mi></mfrac><mi>c</mi></mfrac>", "(a/b)/c")]
    [InlineData("<mfrac><mrow><mo>(</mo><mi>a</mi><mo>)</mo><mo>(</mo><mi>b</mi><mo>)</mo></mrow><mn>2</mn></mfrac>", "((a)(b))/2")]
    [InlineData("<mfrac><mrow><mi>a</mi><mi>b</mi></mrow><mrow><mn>2</mn><mi>c</mi></mrow></mfrac>", "ab/(2c)")]
    [InlineData(Fraction + "<mi>h</mi>", "(a+b)/2 h")]
    [InlineData("<msqrt><mi>R</mi><mi>i</mi></msqrt>", "√(Ri)")]
    [InlineData("<msup><mi>sin</mi><mn>2</mn></msup><mi>x</mi>", "sin²x")]
    [InlineData("<mfrac><mn>12</mn><msub><mi>x</mi><mn>1</mn></msub></mfrac>", "12/x₁")]
    [InlineData("<mfrac linethickness='0'><mi>n</mi><mi>k</mi></mfrac>", "n over k")]
    [InlineData("<msup><mi>c</mi><mn>2</mn></msup>", "c²")]
    [InlineData("<msup><mi>x</mi><mrow><mo>−</mo><mn>1</mn></mrow></msup>", "x⁻¹")]
    [InlineData("<msup><mi>x</mi><mi>n</mi></msup>", "x^n")]
    [InlineData("<msup><mi>e</mi><mrow><mo>-</mo><mi>x</mi></mrow></msup>", "e^(-x)")]
    [InlineData("<msup><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></msup>", "(a+b)²")]
    [InlineData("<msup><mi>f</mi><mo>′</mo></msup>", "f′")]
    [InlineData("<msup><mn>30</mn><mo>∘</mo></msup>", "30°")]
    [InlineData("<msub><mi>H</mi><mn>2</mn></msub><mi>O</mi>", "H₂O")]
    [InlineData("<msub><mi>x</mi><mi>i</mi></msub>", "x_i")]
    [InlineData("<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>", "x₁²")]
    [InlineData("<msqrt><mi>c</mi></msqrt>", "√c")]
    [InlineData("<msqrt><mi>a</mi><mo>+</mo><mi>b</mi></msqrt>", "√(a+b)")]
    [InlineData("<mroot><mi>x</mi><mn>3</mn></mroot>", "³√x")]
    [InlineData("<mroot><mi>x</mi><mi>n</mi></mroot>", "√[n]x")]
    [InlineData("<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><msub><mi>x</mi><mi>i</mi></msub>", "∑_(i=1)^n x_i")]
    [InlineData("<munder><mi>lim</mi><mrow><mi>x</mi><mo>→</mo><mn>0</mn></mrow></munder><mi>y</mi>", "lim_(x→0) y")]
    [InlineData("<mover><mi>x</mi><mo>¯</mo></mover>", "x\u0304")]
    [InlineData("<mi>sin</mi><mo>\u2061</mo><mi>x</mi>", "sin x")]
    [InlineData("<mn>2</mn><mo>\u2062</mo><mi>x</mi>", "2x")]
    [InlineData("<mfenced><mi>a</mi><mi>b</mi></mfenced>", "(a, b)")]
    [InlineData("<mo>[</mo><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr><mtr><mtd><mn>0</mn></mtd><mtd><mn>1</mn></mtd></mtr></mtable><mo>]</mo>", "[1, 0; 0, 1]")]
    [InlineData("<mtable><mtr><mtd><mi>x</mi></mtd><mtd><mo>=</mo><mn>1</mn></mtd></mtr><mtr><mtd><mi>y</mi></mtd><mtd><mo>=</mo><mn>2</mn></mtd></mtr></mtable>", "x=1; y=2")]
    [InlineData("<mmultiscripts><mi>C</mi><mn>6</mn><none/><mprescripts/><none/><mn>14</mn></mmultiscripts>", "¹⁴C₆")]
    [InlineData("<mphantom><mi>x</mi></mphantom><mi>y</mi>", "y")]
    [InlineData("<semantics><mi>x</mi><annotation encoding='application/x-tex'>\\xi</annotation></semantics>", "x")]
    [InlineData("<mstyle><mpadded><mi>x</mi></mpadded></mstyle><menclose><mi>y</mi></menclose>", "xy")]
    [InlineData("<mi>x</mi><mtext> if </mtext><mi>y</mi>", "x if y")]
    public void MathML_is_a_line_that_says_the_same(string math, string expected) => Assert.Equal($"so {expected}.", Text($"so <math>{math}</math>."));

    [Theory]
    [InlineData("<span class='katex'><span class='katex-mathml'><math><semantics><mrow>" + Fraction + "</mrow><annotation encoding='application/x-tex'>\\frac{a+b}{2}</annotation></semantics></math></span><span class='katex-html' aria-hidden='true'><span>2</span><span>a+b</span></span></span>")]
    [InlineData("<span class='katex-display'><span class='katex'><span class='katex-mathml'><math display='block'>" + Fraction + "</math></span><span class='katex-html'>2a+b</span></span></span>")]
    [InlineData("<mjx-container class='MathJax' jax='CHTML'><mjx-math aria-hidden='true'><mjx-c></mjx-c></mjx-math><mjx-assistive-mml><math>" + Fraction + "</math></mjx-assistive-mml></mjx-container>")]
    [InlineData("<span class='MathJax_Preview'>a+b2</span><span class='MathJax' data-mathml='<math>" + Fraction + "</math>'><nobr>a+b2</nobr></span><script type='math/tex'>\\frac{a+b}{2}</script>")]
    [InlineData("<span class='MathJax_SVG' data-mathml='<math>" + Fraction + "</math>'><svg></svg></span><script type='math/mml'><math>" + Fraction + "</math></script>")]
    [InlineData("<span class='mwe-math-element'><span style='display:none'><math>" + Fraction + "</math></span><img class='mwe-math-fallback-image-inline' alt='{\\displaystyle {\\frac {a+b}{2}}}'></span>")]
    [InlineData("<script type='math/mml'><math>" + Fraction + "</math></script>")]
    public void A_formula_that_programs_wrote_twice_is_told_once(string html) => Assert.Equal("so (a+b)/2.", Text($"so {html}."));

    [Theory]
    [InlineData("<script type='math/tex; mode=display'>E=mc^2</script>")]
    [InlineData("<img class='latex' src='x.png' alt='E=mc^2'>")]
    [InlineData("<img eeimg='1' src='x.svg' alt='E=mc^2'>")]
    [InlineData("<span class='ztext-math' data-tex='E=mc^2'><span></span></span>")]
    [InlineData("<span class='mwe-math-element'><img class='mwe-math-fallback-image-inline' alt='{\\displaystyle E=mc^2}'></span>")]
    public void Where_only_its_source_is_left_that_is_told(string html) => Assert.Equal("so E=mc^2.", Text($"so {html}."));

    [Theory]
    [InlineData("<p>5/6 元 x<sup>2</sup></p>")]
    [InlineData("<p><img class='photo' alt='a view'></p>")]
    [InlineData("<p class='mathematics'>plain</p>")]
    public void A_page_without_formulas_stays_as_it_is(string html)
    {
        var document = new HtmlParser().ParseDocument(html);
        WrittenFormulas.Write(document);
        Assert.Equal(new HtmlParser().ParseDocument(html).DocumentElement.OuterHtml, document.DocumentElement.OuterHtml);
    }

    [Fact]
    public void Depth_has_an_end()
    {
        var math = string.Concat(Enumerable.Repeat("<mrow>", 200)) + "<mi>x</mi>" + string.Concat(Enumerable.Repeat("</mrow>", 200));
        Assert.Equal("x", Text($"<math>{math}</math>"));
    }

    private static string Text(string html)
    {
        var document = new HtmlParser().ParseDocument($"<p>{html}</p>");
        WrittenFormulas.Write(document);
        return document.Body!.TextContent;
    }
}
