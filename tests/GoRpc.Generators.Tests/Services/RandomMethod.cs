namespace GoRpc.Generators.Tests.Services;

/// <summary>A method of any signature, drawn at random.</summary>
internal sealed class RandomMethod
{
    private static readonly string[] Forms = ["Task", "ValueTask", "Stream", "Value"];

    private readonly Random _random;
    private readonly string _form;
    private readonly int _streamPosition;
    private readonly bool _takesToken;

    public RandomMethod(string name, Random random)
    {
        _random = random;
        Name = name;
        Parameters = [.. Enumerable.Range(0, random.Next(4)).Select(_ => Any())];
        Stream = random.Next(2) == 0 ? Any() : null;
        _streamPosition = random.Next(Parameters.Length + 1);
        _form = Forms[random.Next(Stream is null ? 4 : 3)];
        Result = _form == "Stream" || random.Next(4) > 0 ? Any() : null;
        _takesToken = random.Next(2) == 0;
    }

    public string Name { get; }

    /// <summary>The parameters that are no stream.</summary>
    public ValueKind[] Parameters { get; }

    /// <summary>The items of the request stream, or null.</summary>
    public ValueKind? Stream { get; }

    /// <summary>The result, the items of the response stream, or null for nothing.</summary>
    public ValueKind? Result { get; }

    public bool HasResponseStream => _form == "Stream";

    public bool IsSynchronous => _form == "Value";

    /// <summary>The method of the interface.</summary>
    public string Declaration => $"{Returned} {Name}({Signature(isDeclared: true)});";

    /// <summary>The method of the implementation, which notes what it gets and answers what it is told to.</summary>
    public string Implementation => $$"""
        public {{(Stream is null && !HasResponseStream && !IsSynchronous ? "async " : IsSynchronous ? "" : "async ")}}{{Returned}} {{Name}}({{Signature(isDeclared: false)}})
        {
            {{string.Concat(Parameters.Select((_, index) => $"Seen.Add(p{index}); "))}}
            {{(Stream is null ? "" : "await foreach (var item in items) { Seen.Add(item); }")}}
            {{(IsSynchronous ? "" : "await Task.Yield();")}}
            {{Answer}}
        }
        """;

    /// <summary>The arguments of a call, with one value of a stream in three.</summary>
    public object?[] Arguments(System.Reflection.Assembly assembly, System.Reflection.MethodInfo method, int seed)
    {
        var values = Parameters.Select((kind, index) => kind.Make(assembly, seed + index)).ToList();
        if (Stream is not null)
        {
            var item = method.GetParameters()[_streamPosition].ParameterType.GenericTypeArguments[0];
            values.Insert(_streamPosition, Streams.Of(item, Enumerable.Range(0, seed + 1).Select(part => Stream.Make(assembly, part))));
        }

        return [.. values, .. _takesToken ? new object?[] { CancellationToken.None } : []];
    }

    private string Returned => (_form, Result) switch
    {
        ("Stream", { Name: var name }) => $"IAsyncEnumerable<{name}>",
        ("Value", null) => "void",
        ("Value", { Name: var name }) => name,
        (_, null) => _form,
        (_, { Name: var name }) => $"{_form}<{name}>",
    };

    private string Answer => (HasResponseStream, Result) switch
    {
        (true, { Name: var name }) => $"foreach (var answer in (System.Collections.IEnumerable)Answer!) {{ yield return ({name})answer; }}",
        (false, { Name: var name }) => $"return ({name})Answer!;",
        _ => "return;",
    };

    private string Signature(bool isDeclared)
    {
        var parameters = Parameters.Select((kind, index) => $"{kind.Name} p{index}").ToList();
        if (Stream is not null)
        {
            parameters.Insert(_streamPosition, $"IAsyncEnumerable<{Stream.Name}> items");
        }

        var token = HasResponseStream && !isDeclared ? "[System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token = default" : "CancellationToken token = default";
        return string.Join(", ", [.. parameters, .. _takesToken ? new[] { token } : []]);
    }

    private ValueKind Any() => ValueKind.All[_random.Next(ValueKind.All.Length)];
}
