using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Xml;
using System.Xml.Linq;

namespace GoRpc.Schema.Comments;

/// <summary>The XML documentation of an assembly, which the compiler leaves beside it when it is told to (<c>GenerateDocumentationFile</c>).</summary>
internal sealed class DocumentationFile
{
    private static readonly DocumentationFile None = new([]);

    private readonly Dictionary<string, XElement> _members;

    private DocumentationFile(Dictionary<string, XElement> members) => _members = members;

    /// <summary>The documentation of an assembly; an empty one when it has none that can be read.</summary>
    [UnconditionalSuppressMessage("SingleFile", "IL3000", Justification = "The location is empty in a single file, and the application's own folder takes its place.")]
    public static DocumentationFile Of(Assembly assembly)
    {
        // An application in a single file has its files beside it, and no location of its own.
        var path = Path.Combine(AppContext.BaseDirectory, assembly.GetName().Name + ".xml");
        if (assembly.Location is { Length: > 0 } location)
        {
            path = Path.ChangeExtension(location, ".xml");
        }

        return File.Exists(path) ? Read(path) : None;
    }

    /// <summary>What is written on a member, by its documentation id; null when nothing is.</summary>
    public XElement? Find(string id) => _members.GetValueOrDefault(id);

    private static DocumentationFile Read(string path)
    {
        try
        {
            var members = new Dictionary<string, XElement>(StringComparer.Ordinal);
            foreach (var member in XDocument.Load(path).Descendants("member"))
            {
                members[member.Attribute("name")?.Value ?? ""] = member;
            }

            return new DocumentationFile(members);
        }
        catch (Exception exception) when (exception is XmlException or IOException or UnauthorizedAccessException)
        {
            // Comments are an extra: a schema without them is as good for every other purpose.
            return None;
        }
    }
}
