using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace GoRpc.Schema.Comments;

/// <summary>Turns XML documentation into plain text.</summary>
internal static partial class CommentText
{
    /// <summary>The text of an element: what it refers to by its name, white space as one blank, paragraphs apart.</summary>
    public static string Of(XElement? element)
    {
        if (element is null)
        {
            return "";
        }

        var text = new StringBuilder();
        Append(element, text);
        var lines = text.ToString().Split('\n').Select(line => Blanks().Replace(line, " ").Trim());
        return string.Join('\n', lines).Trim('\n');
    }

    private static void Append(XElement element, StringBuilder text)
    {
        foreach (var node in element.Nodes())
        {
            if (node is XText words)
            {
                text.Append(words.Value.Replace('\n', ' ').Replace('\r', ' '));
            }
            else if (node is XElement child)
            {
                AppendChild(child, text);
            }
        }
    }

    private static void AppendChild(XElement child, StringBuilder text)
    {
        switch (child.Name.LocalName)
        {
            case "see" or "seealso" or "paramref" or "typeparamref" when child.IsEmpty:
                text.Append(NameIn(child));
                break;
            case "para" or "item":
                text.Append('\n');
                Append(child, text);
                text.Append('\n');
                break;
            case "br":
                text.Append('\n');
                break;
            default:
                Append(child, text);
                break;
        }
    }

    private static string NameIn(XElement reference)
    {
        var target = (reference.Attribute("name") ?? reference.Attribute("langword") ?? reference.Attribute("href") ?? reference.Attribute("cref"))?.Value ?? "";
        if (reference.Attribute("cref") is null)
        {
            return target;
        }

        var name = target.Split('(')[0];
        return Arity().Replace(name[(name.LastIndexOf('.') + 1)..], "");
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex("`+[0-9]+")]
    private static partial Regex Arity();
}
