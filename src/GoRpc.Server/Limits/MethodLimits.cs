namespace GoRpc.Server.Limits;

/// <summary>The limits of one method: in each stage first those that a call passes or not at once, then those that it may wait for.</summary>
/// <param name="OnArrival">Looked at before it is known who calls.</param>
/// <param name="OfCaller">Looked at when it is.</param>
internal sealed record MethodLimits(IReadOnlyList<Limit> OnArrival, IReadOnlyList<Limit> OfCaller)
{
    /// <summary>Whether calls hold something that they have to give back.</summary>
    public bool AreHeld { get; } = OnArrival.Concat(OfCaller).Any(limit => limit.Rule.IsHeld);

    /// <summary>The limits of a method; null when it has none.</summary>
    public static MethodLimits? Of(IReadOnlyCollection<Limit> limits) => limits.Count == 0 ? null : new(
        [.. limits.Where(limit => limit.Rule.By is not LimitBy.Caller).OrderBy(limit => limit.Rule.IsHeld)],
        [.. limits.Where(limit => limit.Rule.By is LimitBy.Caller).OrderBy(limit => limit.Rule.IsHeld)]);
}
