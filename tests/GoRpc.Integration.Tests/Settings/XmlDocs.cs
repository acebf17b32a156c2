using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace GoRpc.Integration.Tests.Settings;

/// <summary>The documentation comments of an assembly, as Markdown.</summary>
internal sealed partial class XmlDocs
{
    private readonly Dictionary<string, XElement> _members;

    private XmlDocs(string file) =>
        _members = XDocument.Load(file).Descendants("member").ToDictionary(member => member.Attribute("name")!.Value);

    /// <summary>The documentation that the compiler put beside an assembly.</summary>
    public static XmlDocs Of(Assembly assembly) => new(Path.ChangeExtension(assembly.Location, ".xml"));

    public string Summary(Type type) => Text($"T:{type.FullName}", "summary");

    public string Summary(PropertyInfo property) => Text(NameOf(property), "summary");

    public string Value(PropertyInfo property) => Text(NameOf(property), "value");

    private static string NameOf(PropertyInfo property) => $"P:{property.DeclaringType!.FullName}.{property.Name}";

    private string Text(string member, string part)
    {
        var element = _members.GetValueOrDefault(member)?.Element(part);
        Assert.True(element is not null, $"{member} has no <{part}>; write one, the settings reference is made of it.");
        return Blank().Replace(string.Concat(element!.Nodes().Select(Markdown)), " ").Trim();
    }

    private static string Markdown(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" } see => $"`{(see.Attribute("langword")?.Value ?? Short(see.Attribute("cref")!.Value))}`",
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement other => string.Concat(other.Nodes().Select(Markdown)),
        _ => "",
    };

    // M:GoRpc.Foo.BarAsync(System.Int32) reads BarAsync; a property of another class keeps the class.
    private static string Short(string cref)
    {
        var name = cref[2..].Split('(', '`')[0].Split('.');
        return cref[0] == 'P' ? $"{name[^2]}.{name[^1]}".Replace("Options.", ":", StringComparison.Ordinal) : name[^1];
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
