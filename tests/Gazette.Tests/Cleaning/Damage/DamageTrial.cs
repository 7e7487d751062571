using System.Text;
using Gazette.Articles;
using Gazette.Drafts;
using Gazette.Processing;

namespace Gazette.Tests.Damage;

/// <summary>Sends copies through the whole desk and judges what comes back.</summary>
internal sealed class DamageTrial(ArticleProcessor desk, int seed)
{
    /// <summary>The original itself, in each form: cleaning must leave it as it is.</summary>
    public async Task<IReadOnlyList<DamageOutcome>> UndamagedAsync(Original original, CancellationToken cancellation)
    {
        var outcomes = new List<DamageOutcome>();
        foreach (var form in UploadForm.All)
        {
            var (article, _) = await desk.ProcessAsync(form.Undamaged(original), cancellation);
            outcomes.Add(Judge("undamaged", form, new DamagedCopy(original, new Random(0)), article));
        }

        return outcomes;
    }

    /// <summary>Every mix that suits the original, each with a seed of its own.</summary>
    /// <param name="isThin">Half of the kinds, a sixth of the combined ones, each in one form: enough where many originals are tried.</param>
    public async Task<IReadOnlyList<DamageOutcome>> DamagedAsync(Original original, bool isThin, CancellationToken cancellation, Predicate<DamageMix>? isWanted = null)
    {
        var outcomes = new List<DamageOutcome>();
        foreach (var (mix, copy, form) in Copies(original, isThin).Where(c => isWanted?.Invoke(c.Mix) ?? true))
        {
            foreach (var each in form is null ? UploadForm.All : [form])
            {
                var (article, _) = await desk.ProcessAsync(each.Damaged(copy), cancellation);
                outcomes.Add(Judge(mix.Name, each, copy, article, mix));
            }
        }

        return outcomes;
    }

    /// <summary>A form where one of them is enough.</summary>
    public IEnumerable<(DamageMix Mix, DamagedCopy Copy, UploadForm? Form)> Copies(Original original, bool isThin)
    {
        DamageMix[] mixes = [.. DamageMix.Singles, .. DamageMix.NestedOnes, .. DamageMix.Combined(original, RandomFor(original, "combined"))];
        foreach (var mix in mixes.Where(m => m.Suits(original)))
        {
            var choice = RandomFor(original, "choice" + mix.Name).Next(12);
            if (isThin && choice % (mix.IsCombined ? 6 : 2) > 0)
                continue;
            var copy = mix.Apply(original, RandomFor(original, mix.Name));
            if (mix.IsReversible || copy.Lost.Count > 0)
                yield return (mix, copy, isThin ? UploadForm.All[choice / 6] : null);
        }
    }

    private static DamageOutcome Judge(string name, UploadForm form, DamagedCopy copy, Article? article, DamageMix? mix = null)
    {
        var text = article?.Text ?? "";
        // What extraction left out as a whole is not guessed: the edit list says what it was.
        var leftOut = ParagraphMatch.Narrow(string.Join('\n', article?.Standfirst, string.Join('\n', article?.Edits?.LeftOutLines.Select(l => l.Text) ?? [])));
        var doubtful = article?.Repairs.Where(r => !r.Certain).SelectMany(r => r.Samples).ToList() ?? [];
        return new DamageOutcome(name, form.Name, copy, ParagraphMatch.Of(copy.Expected, text.Split('\n')))
        {
            IsReversible = mix?.IsReversible ?? true,
            Kinds = mix is null ? "" : string.Join(" + ", mix.Kinds.Select(k => k.Name)),
            // A sample shows the place as it was: with the widths that were put right only afterwards.
            Reported = HasMoreThanSamples(article) ? copy.Lost.Count : copy.Lost.Count(lost => doubtful.Exists(s => ParagraphMatch.Narrow(s.Before).Contains(ParagraphMatch.Narrow(lost), StringComparison.Ordinal))),
            Guessed = copy.Lost.Count(lost => !LossDamage.IsKept(lost, text) && !leftOut.Contains(ParagraphMatch.Narrow(lost), StringComparison.Ordinal)),
            Repairs = article?.Repairs ?? [],
        };
    }

    /// <summary>Where the text stands twice, so does what is lost, and the report keeps samples of some only.</summary>
    private static bool HasMoreThanSamples(Article? article) => article?.Repairs.Any(r => !r.Certain && r.Count > RepairReport.MaxSamples) ?? false;

    /// <summary>FNV-1a: string.GetHashCode differs from run to run.</summary>
    private Random RandomFor(Original original, string name)
    {
        var hash = unchecked(2_166_136_261u ^ (uint)seed);
        foreach (var b in Encoding.UTF8.GetBytes(original.Id + name))
            hash = unchecked((hash ^ b) * 16_777_619u);
        return new Random(unchecked((int)hash));
    }
}
