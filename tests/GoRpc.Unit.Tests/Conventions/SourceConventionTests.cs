using System.Text.RegularExpressions;
using GoRpc.Tests.Shared;

namespace GoRpc.Unit.Tests.Conventions;

/// <summary>What holds for every source file.</summary>
public sealed partial class SourceConventionTests
{
    private const int LongestFile = 400;
    private static readonly string[] CodeFolders = ["src", "contracts", "samples", "tests"];

    [Fact]
    public void Files_OfTheRepository_AreShort()
    {
        var tooLong =
            from file in Sources()
            let lines = File.ReadLines(Repository.PathOf(file)).Count()
            where lines > LongestFile
            select $"{file} has {lines} lines; split it by responsibility";

        Assert.Empty(tooLong);
    }

    [Fact]
    public void Files_OfTheProduct_HoldOnePublicTypeNamedLikeTheFile()
    {
        var faults =
            from file in Sources("src", "contracts")
            let types = PublicType().Matches(File.ReadAllText(Repository.PathOf(file))).Select(match => match.Groups["name"].Value).ToList()
            where types.Count > 1 || (types.Count == 1 && types[0] != NameOf(file))
            select $"{file} holds {string.Join(", ", types)}";

        Assert.Empty(faults);
    }

    [Fact]
    public void Files_OfThePackages_HaveTheirFolderAsNamespace()
    {
        var faults =
            from file in Sources("src/GoRpc", "src/GoRpc.Server", "src/GoRpc.Client", "src/GoRpc.Schema", "src/GoRpc.Testing", "src/GoRpc.Discovery.Dns", "src/GoRpc.Discovery.Etcd", "src/GoRpc.Discovery.Extensions")
            let declared = Namespace().Match(File.ReadAllText(Repository.PathOf(file))).Groups["name"].Value
            // What a user types sits in the root namespace, wherever its feature lives.
            where declared != "" && declared != "GoRpc" && declared != Path.GetDirectoryName(file)!["src/".Length..].Replace('/', '.')
            select $"{file} is in namespace {declared}";

        Assert.Empty(faults);
    }

    [Fact]
    public void Suppressions_Anywhere_SayWhy()
    {
        var silent =
            from file in Sources()
            from line in File.ReadLines(Repository.PathOf(file)).Select((text, index) => (Text: text, Number: index + 1))
            where SilentSuppression().IsMatch(line.Text)
            select $"{file}:{line.Number}: {line.Text.Trim()}";

        Assert.Empty(silent);
    }

    [Fact]
    public void Files_OfTheRepository_HoldNoLeftovers()
    {
        var leftovers =
            from file in Sources()
            from line in File.ReadLines(Repository.PathOf(file)).Select((text, index) => (Text: text, Number: index + 1))
            where Leftover().IsMatch(line.Text)
            select $"{file}:{line.Number}: {line.Text.Trim()}";

        Assert.Empty(leftovers);
    }

    private static IEnumerable<string> Sources(params string[] folders) =>
        (folders.Length == 0 ? CodeFolders : folders)
            .Where(folder => Directory.Exists(Repository.PathOf(folder)))
            .SelectMany(folder => Repository.Files(folder, "*.cs"));

    // FaultException{TFault}.cs is the generic twin of FaultException.cs; Proxy.Streams.cs is a part of Proxy.
    private static string NameOf(string file) => Path.GetFileName(file).Split('.', '{')[0];

    [GeneratedRegex(@"^public (?:(?:static|sealed|abstract|readonly|partial|ref|unsafe) )*(?:class|record struct|record|struct|interface|enum|delegate \S+) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex PublicType();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"#pragma warning disable (?!.*//)|SuppressMessage\((?!.*Justification)")]
    private static partial Regex SilentSuppression();

    [GeneratedRegex(@"^\s*#region|//\s*(?:TODO|FIXME|HACK|XXX)\b|^\s*//\s*(?:var |await |return\b.*;|if \(|\w+\(.*\);$)")]
    private static partial Regex Leftover();
}
