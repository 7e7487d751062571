namespace Gazette.Tests.Damage;

/// <param name="Name">As the table prints it; what stands before the first dash is the family.</param>
/// <param name="IsReversible">False where the text itself is lost.</param>
/// <param name="ProseOnly">Where short lines with the same damage could as well be meant so.</param>
/// <param name="Order">Kinds are combined from low to high: lost bytes first, misread character sets last.</param>
internal sealed record DamageKind(string Name, Action<DamagedCopy> Apply, bool IsReversible = true, bool ChineseOnly = false, bool ProseOnly = false, int Order = 1)
{
    public string Family => Name.Split('-')[0];

    public bool Suits(Original original) => (!ChineseOnly || original.IsChinese) && (!ProseOnly || original.IsProse);
}
