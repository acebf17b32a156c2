using System.Globalization;
using System.Text;
using GoRpc.Faults;

namespace GoRpc.Validation;

/// <summary>What a walk through one message has found, and where it is.</summary>
/// <param name="scope">What the rules may ask for.</param>
/// <param name="limit">How many violations are enough.</param>
internal sealed class RuleFindings(RuleScope scope, int limit)
{
    // Keys are the caller's, of any length.
    private const int LongestKey = 64;

    private readonly List<object> _path = [];
    private readonly List<BadRequest.FieldViolation> _violations = [];

    public RuleScope Scope => scope;

    public List<BadRequest.FieldViolation> Violations => _violations;

    public bool IsFull => _violations.Count >= limit;

    public int Depth { get; set; }

    /// <summary>Goes into a field, by its name; into an element, by its index; or into the value of a map, by its key.</summary>
    public void Enter(object part) => _path.Add(part);

    public void Leave() => _path.RemoveAt(_path.Count - 1);

    /// <param name="field">The path from here.</param>
    /// <param name="description">What is wrong, for people.</param>
    /// <param name="reason">What is wrong, for programs.</param>
    public void Add(string field, string? description, string reason)
    {
        if (!IsFull)
        {
            _violations.Add(new BadRequest.FieldViolation(FieldPaths.Join(Path(), field), description ?? "") { Reason = reason });
        }
    }

    private string Path()
    {
        var path = new StringBuilder();
        foreach (var part in _path)
        {
            if (part is string name)
            {
                path.Append(path.Length == 0 ? "" : ".").Append(name);
            }
            else
            {
                path.Append('[').Append(part is MapKey key ? TextOf(key.Value) : Convert.ToString(part, CultureInfo.InvariantCulture)).Append(']');
            }
        }

        return path.ToString();
    }

    private static string TextOf(object? key) => key switch
    {
        string text => $"\"{(text.Length > LongestKey ? text[..LongestKey] + "…" : text)}\"",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(key, CultureInfo.InvariantCulture) ?? "",
    };
}
