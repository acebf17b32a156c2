namespace GoRpc.Bench.Messages;

/// <summary>How far an <see cref="Order"/> is.</summary>
public enum OrderState
{
    Open = 0,
    Paid = 1,
    Sent = 2,
}
