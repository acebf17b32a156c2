using System.Collections.ObjectModel;
using System.Globalization;
using GoRpc.Contracts;
using Grpc.Core;

namespace GoRpc.Testing;

/// <summary>A call that has arrived at a <see cref="GoRpcTestHost"/>. It is there when the call arrives and complete when its caller has the answer. Safe for threads.</summary>
public sealed class CallRecord
{
    private readonly Lock _adding = new();
    private readonly List<object?> _requests = [];
    private readonly List<object?> _responses = [];

    internal CallRecord(string path, MethodContract? method, Metadata requestHeaders)
    {
        Path = path;
        Method = method;
        RequestHeaders = requestHeaders;
    }

    /// <summary>The path, for example <c>/gorpc.demo.Calculator/Add</c>.</summary>
    public string Path { get; }

    /// <summary>The method; null when the host serves none by this path.</summary>
    public MethodContract? Method { get; }

    /// <summary>What the caller sent as metadata, without gRPC's own.</summary>
    public Metadata RequestHeaders { get; }

    /// <summary>The arguments by the names of the parameters, without a request stream; empty when the call was refused before its body was read.</summary>
    public IReadOnlyDictionary<string, object?> Arguments { get; internal set; } = ReadOnlyDictionary<string, object?>.Empty;

    /// <summary>The items of the request stream that the host has read so far.</summary>
    public IReadOnlyList<object?> Requests => Copy(_requests);

    /// <summary>The items of the response stream that it has given so far.</summary>
    public IReadOnlyList<object?> Responses => Copy(_responses);

    /// <summary>What it has given; null for a method that gives nothing, for a stream and for a call that failed.</summary>
    public object? Response { get; internal set; }

    /// <summary>The exception that the implementation, or an interceptor, ended the call with; null when none did.</summary>
    public Exception? Exception { get; internal set; }

    /// <summary>What the caller was answered; null while the call is under way.</summary>
    public StatusCode? StatusCode { get; private set; }

    /// <summary>The sentence that came with the status; empty for none.</summary>
    public string Detail { get; private set; } = "";

    /// <summary>From arrival to end, by the clock of the host; null while the call is under way.</summary>
    public TimeSpan? Duration { get; private set; }

    /// <summary>The call in one line: what came in, what went out, how it ended.</summary>
    /// <returns>The line.</returns>
    public override string ToString()
    {
        var arguments = string.Join(", ", Arguments.Select(argument => $"{argument.Key}: {Text(argument.Value)}"));
        var items = Requests.Count > 0 ? $" <- {Requests.Count} items" : "";
        var answer = Responses.Count > 0 ? $" -> {Responses.Count} items" : Response is { } response ? $" -> {Text(response)}" : "";
        var end = StatusCode is { } status ? $"{status}{(Detail.Length > 0 ? $" \"{Detail}\"" : "")}" : "under way";
        return $"{Path}({arguments}){items}{answer}, {end}";
    }

    internal object? AddRequest(object? item) => Add(_requests, item);

    internal object? AddResponse(object? item) => Add(_responses, item);

    internal void End(Status status, TimeSpan duration) => (StatusCode, Detail, Duration) = (status.StatusCode, status.Detail, duration);

    private static string Text(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private object? Add(List<object?> items, object? item)
    {
        lock (_adding)
        {
            items.Add(item);
        }

        return item;
    }

    private object?[] Copy(List<object?> items)
    {
        lock (_adding)
        {
            return [.. items];
        }
    }
}
