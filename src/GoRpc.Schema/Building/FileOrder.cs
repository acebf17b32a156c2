using GoRpc.Schema.Model;

namespace GoRpc.Schema.Building;

/// <summary>The order of files: each after those that it imports.</summary>
internal static class FileOrder
{
    /// <summary>The files in order; there is no circle.</summary>
    public static IReadOnlyList<SchemaFile> Sort(IReadOnlyList<SchemaFile> files)
    {
        var (sorted, _) = Walk(files);
        return sorted;
    }

    /// <summary>Files that import each other in a circle, or null.</summary>
    public static IReadOnlyList<SchemaFile>? FindCircle(IReadOnlyList<SchemaFile> files)
    {
        var (_, circle) = Walk(files);
        return circle;
    }

    private static (List<SchemaFile> Sorted, List<SchemaFile>? Circle) Walk(IReadOnlyList<SchemaFile> files)
    {
        var byPath = files.ToDictionary(file => file.Path);
        var sorted = new List<SchemaFile>();
        var done = new HashSet<string>();
        var way = new List<SchemaFile>();
        List<SchemaFile>? circle = null;
        foreach (var file in files.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            Visit(file);
        }

        return (sorted, circle);

        void Visit(SchemaFile file)
        {
            if (way.IndexOf(file) is >= 0 and var start)
            {
                circle ??= way[start..];
                return;
            }

            if (done.Contains(file.Path))
            {
                return;
            }

            way.Add(file);
            foreach (var import in file.Imports)
            {
                if (byPath.TryGetValue(import, out var needed))
                {
                    Visit(needed);
                }
            }

            way.RemoveAt(way.Count - 1);
            done.Add(file.Path);
            sorted.Add(file);
        }
    }
}
