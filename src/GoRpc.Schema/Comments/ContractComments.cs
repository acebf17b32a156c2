using System.Collections.Concurrent;
using System.Reflection;
using System.Xml.Linq;

namespace GoRpc.Schema.Comments;

/// <summary>What the authors of contracts wrote on them. Safe for threads.</summary>
internal sealed class ContractComments
{
    private readonly ConcurrentDictionary<Assembly, DocumentationFile> _files = new();

    public string Of(Type type) => Summary(Find(type, DocumentationId.Of(type)));

    /// <summary>A property or field; of a positional record that has no comment of its own, what the record says of its parameter.</summary>
    public string OfMember(Type type, string name) =>
        Summary(Find(type, DocumentationId.OfProperty(type, name)) ?? Find(type, DocumentationId.OfField(type, name))) is { Length: > 0 } own
            ? own
            : Parameter(Find(type, DocumentationId.Of(type)), name);

    /// <summary>A method, with what it says of its result.</summary>
    public string Of(MethodInfo method)
    {
        var element = Find(method.DeclaringType!, DocumentationId.Of(method));
        var (summary, returns) = (Summary(element), CommentText.Of(element?.Element("returns")));
        return summary.Length > 0 && returns.Length > 0 ? $"{summary}\nReturns: {returns}" : summary;
    }

    public string OfParameter(MethodInfo method, string name) => Parameter(Find(method.DeclaringType!, DocumentationId.Of(method)), name);

    public string OfResult(MethodInfo method) => CommentText.Of(Find(method.DeclaringType!, DocumentationId.Of(method))?.Element("returns"));

    private static string Summary(XElement? element) => CommentText.Of(element?.Element("summary"));

    private static string Parameter(XElement? element, string name) =>
        CommentText.Of(element?.Elements("param").FirstOrDefault(parameter => parameter.Attribute("name")?.Value == name));

    private XElement? Find(Type type, string id) => _files.GetOrAdd(type.Assembly, DocumentationFile.Of).Find(id);
}
