using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace GoRpc.Bench.Messages;

/// <summary><see cref="Samples"/> as the messages that protoc generates.</summary>
internal static class GeneratedSamples
{
    public static Generated.Order Order { get; } = Convert(Samples.Order);

    public static Generated.OrderLines Lines { get; } = new() { Lines = { Samples.Lines.Lines.Select(Convert) } };

    private static Generated.Order Convert(Order order) => new()
    {
        Id = order.Id,
        Customer = order.Customer,
        Notes = order.Notes,
        Account = order.Account,
        Total = order.Total,
        IsPaid = order.IsPaid,
        State = (Generated.OrderState)order.State,
        PlacedAt = order.PlacedAt.ToTimestamp(),
        Signature = ByteString.CopyFrom(order.Signature),
        Weight = order.Weight,
        Lines = { order.Lines.Select(Convert) },
    };

    private static Generated.OrderLine Convert(OrderLine line) => new()
    {
        Product = line.Product,
        Name = line.Name,
        Quantity = line.Quantity,
        Price = line.Price,
        IsGift = line.IsGift,
    };
}
