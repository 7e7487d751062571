namespace Gazette.Extraction.Blocks;

/// <summary>
/// Lines that have the same place in each of several units of a page. Judged one by one some stay and others go, as if by
/// chance. Short ones (who posted, when, the unit's heading) share what becomes of most of them; where all text that stays is
/// that of one post or some, the other posts stay too.
/// </summary>
internal sealed class AlikeBlocks
{
    private const int MinBlocks = 3;
    private const double MaxLinks = 0.3;

    private readonly IReadOnlyList<BlockContext> blocks;
    private readonly Dictionary<BlockPlace, RepeatedUnits> unitOf = [];
    private readonly Dictionary<BlockPlace, (BlockPlace Unit, string Path)?> places = [];

    private AlikeBlocks(IReadOnlyList<BlockContext> blocks, IReadOnlyList<RepeatedUnits> groups)
    {
        this.blocks = blocks;
        foreach (var group in groups)
        {
            foreach (var unit in group.Units)
                unitOf[unit] = group;
        }
    }

    /// <param name="page">All of it.</param>
    /// <param name="blocks">Its blocks.</param>
    /// <param name="stays">What was decided on each; is changed.</param>
    /// <param name="mayStay">Whether a line is none that goes wherever it stands.</param>
    public static void Settle(PageBlocks page, IReadOnlyList<BlockContext> blocks, bool[] stays, Func<BlockContext, bool> mayStay)
    {
        var groups = page.Repeated;
        if (groups.Count > 0)
            new AlikeBlocks(blocks, groups).Settle(stays, mayStay);
    }

    private void Settle(bool[] stays, Func<BlockContext, bool> mayStay)
    {
        var (alike, withText) = (new Dictionary<(RepeatedUnits, string), List<int>>(), new HashSet<BlockPlace>());
        for (var i = 0; i < blocks.Count; i++)
        {
            if (UnitAround(blocks[i].Block.Place) is not var (unit, path))
                continue;
            if (blocks[i].Block.IsParagraph && stays[i])
                withText.Add(unit);
            var key = (unitOf[unit], path);
            if (!alike.TryGetValue(key, out var others))
                alike.Add(key, others = []);
            others.Add(i);
        }

        foreach (var (group, same) in alike.GroupBy(a => a.Key.Item1, a => a.Value).Select(g => (g.Key, g.ToList())))
        {
            if (KeepPosts(group, same, stays, mayStay))
                withText.UnionWith(group.Units);
        }

        foreach (var ((group, _), same) in alike)
        {
            // Several in one unit are its paragraphs, or rows.
            if (same.Count < MinBlocks || same.Any(i => blocks[i].Block.IsParagraph) || group.Units.Count(withText.Contains) * 2 < group.Units.Count
                || same.Select(i => UnitAround(blocks[i].Block.Place)!.Value.Unit).Distinct().Count() < same.Count)
                continue;
            var staying = same.Count(i => stays[i]);
            if (staying == 0 || staying == same.Count)
                continue;
            var keeps = staying * 2 >= same.Count || same.All(i => blocks[i].Block.IsHeading);
            foreach (var i in same)
                stays[i] = stays[i] ? keeps : keeps && mayStay(blocks[i]);
        }
    }

    /// <summary>Units with headings of their own are other articles, and not answers.</summary>
    private bool KeepPosts(RepeatedUnits group, List<List<int>> same, bool[] stays, Func<BlockContext, bool> mayStay)
    {
        var texts = same.Where(s => s.Any(i => stays[i] && blocks[i].Block.IsParagraph)).ToList();
        var kept = texts.Sum(s => s.Count(i => stays[i] && blocks[i].Block.IsParagraph));
        if (kept == 0 || same.Any(s => s.Any(i => blocks[i].Block.IsHeading)) || Enumerable.Range(0, blocks.Count).Count(i => stays[i] && blocks[i].Block.IsParagraph) > kept)
            return false;
        var missing = texts.SelectMany(s => s.Where(i => !stays[i] && blocks[i].Block is { LinkShare: < MaxLinks, Place: { IsHidden: false, IsNamedOther: false, IsBeside: false } } && mayStay(blocks[i]))).ToList();
        // Paragraphs of one post may have another place each.
        if (missing.Select(i => UnitAround(blocks[i].Block.Place)!.Value.Unit).Distinct().Count() * 2 < group.Units.Count)
            return false;
        foreach (var i in missing)
            stays[i] = true;
        return true;
    }

    /// <summary>The innermost unit that holds a place besides others, and the way to it.</summary>
    private (BlockPlace Unit, string Path)? UnitAround(BlockPlace place)
    {
        if (places.TryGetValue(place, out var known))
            return known;
        (BlockPlace Unit, string Path)? found = null;
        if (place.Around is { } around)
        {
            if (unitOf.ContainsKey(around))
                found = (around, place.Kind);
            else if (UnitAround(around) is var (unit, path))
                found = (unit, $"{path}>{place.Kind}");
        }

        return places[place] = found;
    }
}
