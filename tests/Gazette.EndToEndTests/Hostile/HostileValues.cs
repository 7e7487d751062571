namespace Gazette.EndToEndTests.Hostile;

/// <summary>Values that break out of where they are written: attributes, elements, scripts, headers, lines.</summary>
internal static class HostileValues
{
    public static readonly string[] All =
    [
        "\"><script>ran()</script>",
        "'><img src=x onerror=ran()>",
        "</title><script>ran()</script>",
        "</script><script>ran()</script>",
        "</style><img src=x onerror=ran()>",
        "\" autofocus onfocus=ran() x=\"",
        "' onmouseover='ran()",
        "<svg/onload=ran()>",
        "&lt;script&gt;ran()&lt;/script&gt;",
        "&amp;lt;img src=x onerror=ran()&amp;gt;",
        "--><script>ran()</script><!--",
        "]]><script>ran()</script>",
        "${ran()} {{ran()}} <%= ran() %>",
        "javascript:ran()//",
        "\u2028ran()\u2029ran()",
        "会议通知\u202E)(nar=daolno gvs<",
        "一\u0000二\u0008<script>ran()</script>",
    ];
}
