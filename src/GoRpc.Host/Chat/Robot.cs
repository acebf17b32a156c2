using System.Globalization;
using System.Text.RegularExpressions;

namespace GoRpc.Host.Chat;

/// <summary>
/// A small robot in the manner of Weizenbaum's ELIZA (1966). The same conversation always goes the same way.
/// One robot holds one conversation, for one caller at a time.
/// </summary>
internal sealed partial class Robot
{
    /// <summary>The name that the robot signs with.</summary>
    public const string Name = "Eliza";

    /// <summary>What the robot says when it has to go.</summary>
    public const string Leave = "My host is closing, so I must go. Come back soon.";

    private static readonly string[] ToNothing = ["You say nothing, and you say it well.", "I can wait. I have an uptime to keep."];
    private static readonly string[] ToQuestion =
        ["What do you think yourself?", "Would knowing it change anything?", "I was about to ask you that."];

    private static readonly string[] ToAnything =
        ["Go on, I am listening.", "I see. And then?", "Does that happen often?", "Tell me more about that."];

    private readonly Dictionary<string[], int> _said = [];

    /// <summary>What the robot says to one message.</summary>
    /// <param name="from">Who speaks; empty for somebody who gives no name.</param>
    /// <param name="text">What they say.</param>
    public string Answer(string from, string text)
    {
        var name = string.IsNullOrWhiteSpace(from) ? "stranger" : from.Trim();
        return text switch
        {
            _ when string.IsNullOrWhiteSpace(text) => Next(ToNothing),
            _ when Greeting().IsMatch(text) => $"Hello, {name}. I am {Name}, a robot of few lines. What is on your mind?",
            _ when Farewell().IsMatch(text) => $"Goodbye, {name}. It was quiet here before you came.",
            _ when Thanks().IsMatch(text) => $"You are welcome, {name}. I enjoy being asked.",
            _ when Sum().Match(text) is { Success: true } sum => Calculate(sum),
            _ when Being().Match(text) is { Success: true } being => $"How long have you been {MirrorOf(being)}?",
            _ when Wish().Match(text) is { Success: true } wish => $"What would it change if you got {MirrorOf(wish)}?",
            _ when Feeling().Match(text) is { Success: true } feeling
                => $"Why do you {feeling.Groups["verb"].Value.ToLowerInvariant()} {MirrorOf(feeling)}?",
            _ when text.TrimEnd().EndsWith('?') => Next(ToQuestion),
            _ => Next(ToAnything),
        };
    }

    private string Next(string[] answers)
    {
        var said = _said.GetValueOrDefault(answers);
        _said[answers] = said + 1;
        return answers[said % answers.Length];
    }

    private static string Calculate(Match sum)
    {
        var a = decimal.Parse(sum.Groups["a"].Value, CultureInfo.InvariantCulture);
        var b = decimal.Parse(sum.Groups["b"].Value, CultureInfo.InvariantCulture);
        return sum.Groups["sign"].Value switch
        {
            "/" when b == 0 => "Dividing by zero? The Calculator has a typed fault for people like you.",
            "+" => Told(a + b),
            "-" => Told(a - b),
            "*" => Told(a * b),
            _ => Told(a / b),
        };

        static string Told(decimal value) =>
            string.Create(CultureInfo.InvariantCulture, $"That makes {value:0.####}. Ask the Calculator if you doubt me.");
    }

    // "I am tired of my job" comes back as "tired of your job".
    private static string MirrorOf(Match match) =>
        Person().Replace(match.Groups["rest"].Value.Trim(), person => person.Value.ToLowerInvariant() switch
        {
            "i" or "me" => "you",
            "my" => "your",
            "mine" => "yours",
            "myself" => "yourself",
            "am" => "are",
            "you" => "me",
            "your" => "my",
            _ => "mine",
        });

    [GeneratedRegex(@"^\W*(hello|hi|hey|good (morning|evening|day))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Greeting();

    [GeneratedRegex(@"\b(good)?bye\b|\bsee you\b", RegexOptions.IgnoreCase)]
    private static partial Regex Farewell();

    [GeneratedRegex(@"\b(thanks|thank you)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Thanks();

    [GeneratedRegex(@"(?<a>-?[0-9]{1,9}(\.[0-9]{1,4})?)\s*(?<sign>[-+*/])\s*(?<b>-?[0-9]{1,9}(\.[0-9]{1,4})?)")]
    private static partial Regex Sum();

    [GeneratedRegex(@"\bI( am|'m) (?<rest>[^.,;!?]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Being();

    [GeneratedRegex(@"\bI (want|need|would like) (?<rest>[^.,;!?]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Wish();

    [GeneratedRegex(@"\bI (?<verb>love|like|hate|fear|miss) (?<rest>[^.,;!?]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Feeling();

    [GeneratedRegex(@"\b(I|me|my|mine|myself|am|you|your|yours)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Person();
}
