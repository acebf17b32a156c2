using GoRpc.Contracts;
using Grpc.Core;

namespace GoRpc.Bindings;

/// <summary>What a peer must keep to in a request stream with parameters beside it: one header, then items.</summary>
internal static class PartOrder
{
    /// <summary>The header in the first message.</summary>
    /// <param name="part">The first message, or null when there is none.</param>
    /// <param name="method">The method that is called.</param>
    /// <exception cref="RpcException">INVALID_ARGUMENT: it is no header.</exception>
    public static THeader HeaderOf<THeader, TItem>(StreamPart<THeader, TItem>? part, MethodContract method)
        where THeader : class
        where TItem : class => part switch
        {
            { Header: { } header, Item: null } => header,
            null => throw Violation(method, "ended before its header"),
            { Header: null, Item: not null } => throw Violation(method, "began with an item"),
            _ => throw Violation(method, Unclear(part.Header)),
        };

    /// <summary>The item in a later message.</summary>
    /// <exception cref="RpcException">INVALID_ARGUMENT: it is no item.</exception>
    public static TItem ItemOf<THeader, TItem>(StreamPart<THeader, TItem> part, MethodContract method)
        where THeader : class
        where TItem : class => part switch
        {
            { Header: null, Item: { } item } => item,
            { Header: not null, Item: null } => throw Violation(method, "had a second header"),
            _ => throw Violation(method, Unclear(part.Header)),
        };

    private static string Unclear(object? header) =>
        header is null ? "had a message with neither header nor item" : "had a message with both a header and an item";

    private static RpcException Violation(MethodContract method, string found) => new(new Status(
        StatusCode.InvalidArgument,
        $"The request stream of '{method.Path}' {found}. Its first message carries 'header', each later one an 'item', as '{method.Request.Message.Name}' says."));
}
