namespace GoRpc.Discovery.Tests.Hosts;

internal sealed class Desk(DeskName name) : IDesk
{
    public ValueTask<string> AskAsync()
    {
        name.CountCall();
        return new(name.Name);
    }
}
