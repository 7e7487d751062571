using Gazette.Articles.Edits;

namespace Gazette.Articles.Corrections;

/// <summary>The published text in pieces: what no rule has touched, and what edits have made of something else.</summary>
internal static class MarkedText
{
    /// <summary>In the order of the text; all <see cref="MarkedPiece.After"/> together are the published text. One piece where the list is not detailed.</summary>
    /// <exception cref="ArgumentException">The list's entries do not fit its draft.</exception>
    public static IReadOnlyList<MarkedPiece> Of(EditList list)
    {
        var published = list.Apply() ?? throw new ArgumentException("The edits do not fit the draft.", nameof(list));
        var places = EditPlaces.Of(list);
        if (!list.IsDetailed)
            return [new MarkedPiece(0, "", published, [])];
        var (pieces, origins, at) = (new List<MarkedPiece>(), places.Origins, 0);
        foreach (var group in Groups(places.All))
        {
            var (start, end) = (group.Min(edit => edit.Start), group.Max(edit => edit.End));
            // What is bare of edits ends where a character comes that was made of the group's text, or stands behind it.
            var from = at;
            while (at < origins.Count && !IsWithin(origins[at], start, end) && origins[at].Start < end)
                at++;
            Add(from, at, []);
            from = at;
            while (at < origins.Count && IsWithin(origins[at], start, end))
                at++;
            pieces.Add(new MarkedPiece(start, list.Draft[start..end], published[from..at], group));
        }

        Add(at, origins.Count, []);
        return pieces;

        void Add(int from, int to, IReadOnlyList<PlacedEdit> edits)
        {
            if (to > from)
                pieces.Add(new MarkedPiece(origins[from].Start, published[from..to], published[from..to], edits));
        }
    }

    private static bool IsWithin((int Start, int End) origin, int start, int end) => origin.Start >= start && origin.End <= end;

    /// <summary>Edits that worked on the same text, or on what another has made of it, belong together.</summary>
    private static IEnumerable<IReadOnlyList<PlacedEdit>> Groups(IEnumerable<PlacedEdit> edits)
    {
        var (group, end) = (new List<PlacedEdit>(), 0);
        foreach (var edit in edits.OrderBy(e => e.Start).ThenBy(e => e.End).ThenBy(e => e.Number))
        {
            var isBeside = edit.Start == end && edit.End > edit.Start && !group.Exists(e => e.Start == e.End && e.Start == end);
            if (group.Count > 0 && (edit.Start > end || isBeside))
            {
                yield return group;
                group = [];
            }

            group.Add(edit);
            end = group.Count == 1 ? edit.End : Math.Max(end, edit.End);
        }

        if (group.Count > 0)
            yield return group;
    }
}
