namespace Gazette.Articles;

/// <summary>Who is responsible for the site, and the numbers under which authorities know it; null what it has none of.</summary>
/// <param name="Name">主办单位.</param>
/// <param name="SiteIdCode">网站标识码, ten digits.</param>
/// <param name="IcpNumber">ICP 备案号, such as 京ICP备12345678号.</param>
/// <param name="PoliceNumber">公网安备, such as 京公网安备11010502000000号.</param>
public sealed record SiteOperator(string? Name, string? SiteIdCode, string? IcpNumber, string? PoliceNumber);
