namespace GoRpc.Bench.Messages;

/// <summary>
/// The messages that all stacks send, the same values for each. They are made once: what is measured is the call, not
/// the making of its argument.
/// </summary>
internal static class Samples
{
    /// <summary>Messages in <see cref="OrderLines"/>.</summary>
    public const int LineCount = 1000;

    public static Order Order { get; } = new()
    {
        Id = 4711,
        Customer = "Ada Lovelace, 12 St James's Square",
        Notes = "Ring twice. If nobody answers, leave the parcel with the neighbours on the second floor; they know about it, and they like "
            + "to be asked for a signature. Do not fold, and keep it dry. The old address is no longer good; use this one from now on.",
        Account = 9_007_199_254_740_993,
        Total = 1234.5,
        IsPaid = true,
        State = OrderState.Sent,
        PlacedAt = new DateTime(2026, 11, 23, 20, 15, 30, DateTimeKind.Utc),
        Signature = [.. Enumerable.Range(100, 64).Select(number => (byte)number)],
        Weight = 12.25f,
        Lines = [.. Enumerable.Range(1, 10).Select(Line)],
    };

    public static OrderLines Lines { get; } = new() { Lines = [.. Enumerable.Range(1, LineCount).Select(Line)] };

    private static OrderLine Line(int number) => new()
    {
        Product = 1000 + number,
        Name = $"Article {number:D4} of the autumn catalogue, blue, M",
        Quantity = 1 + (number % 9),
        Price = number * 1.25,
        IsGift = number % 2 == 0,
    };
}
