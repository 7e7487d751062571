namespace Gazette.Tests.RegularExpressions;

/// <summary>Tarjan's strong components, without recursion: the graphs are deep.</summary>
internal static class StrongComponents
{
    /// <summary>For each node the number of its component.</summary>
    public static int[] Of(int count, Func<int, IEnumerable<int>> next)
    {
        var (order, low, component) = (new int[count], new int[count], new int[count]);
        Array.Fill(component, -1);
        var (clock, components) = (0, 0);
        var held = new Stack<int>();
        for (var root = 0; root < count; root++)
        {
            if (order[root] != 0)
                continue;
            var path = new Stack<(int Node, IEnumerator<int> Next)>();
            Enter(root);
            while (path.TryPeek(out var top))
            {
                if (top.Next.MoveNext())
                {
                    var to = top.Next.Current;
                    if (order[to] == 0)
                        Enter(to);
                    else if (component[to] < 0)
                        low[top.Node] = Math.Min(low[top.Node], order[to]);
                    continue;
                }

                path.Pop();
                if (path.TryPeek(out var parent))
                    low[parent.Node] = Math.Min(low[parent.Node], low[top.Node]);
                if (low[top.Node] != order[top.Node])
                    continue;
                int member;
                do
                {
                    member = held.Pop();
                    component[member] = components;
                }
                while (member != top.Node);
                components++;
            }

            void Enter(int node)
            {
                order[node] = low[node] = ++clock;
                held.Push(node);
                path.Push((node, next(node).GetEnumerator()));
            }
        }

        return component;
    }
}
