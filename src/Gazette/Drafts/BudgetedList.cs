using System.Collections;

namespace Gazette.Drafts;

/// <summary>A list that looks at the time whenever an item is taken from it, so that loops over it need not.</summary>
internal sealed class BudgetedList<T>(IReadOnlyList<T> items, ProcessingBudget budget) : IReadOnlyList<T>
{
    public int Count => items.Count;

    public T this[int index]
    {
        get
        {
            budget.Look();
            return items[index];
        }
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0; i < items.Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
