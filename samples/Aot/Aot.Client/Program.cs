using System.Text;
using Aot.Contracts;
using GoRpc;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

// dotnet publish samples/Aot/Aot.Client -o out, then out/Aot.Client http://127.0.0.1:5095
var builder = Host.CreateEmptyApplicationBuilder(null);
builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
{
    ["GoRpc:Clients:Notes:Address"] = args is [var address, ..] ? address : "http://127.0.0.1:5095",
    ["GoRpc:Clients:Notes:Deadline"] = "00:00:05",
    ["GoRpc:Clients:Notes:Methods:Find:MaxAttempts"] = "5",
});
builder.Services.AddGoRpcClient<INotes>("Notes");
using var host = builder.Build();
await host.StartAsync();
var notes = host.Services.GetRequiredService<INotes>();

// One message out, none in.
foreach (var title in (string[])["milk", "bread", "stamps"])
{
    await notes.PinAsync(new Note { Title = title, At = DateTimeOffset.UnixEpoch, Tags = ["shopping"], Votes = { ["yes"] = title.Length } });
}

// A nullable result.
var milk = await notes.FindAsync("milk");
Console.WriteLine($"find: {milk?.Title} {milk?.Votes["yes"]}, {(await notes.FindAsync("caviar"))?.Title ?? "nothing"}");

// Several parameters, a scalar result.
Console.WriteLine($"count: {await notes.CountAsync(["shopping"])} {await notes.CountAsync(["shopping"], DateTimeOffset.UnixEpoch)}");

// A stream in.
await foreach (var note in notes.ListAsync("shopping"))
{
    Console.WriteLine($"list: {note.Title}");
}

// A typed fault.
try
{
    await notes.PinAsync(new Note { Title = "milk" });
}
catch (FaultException<TitleTaken> fault)
{
    Console.WriteLine($"fault: {fault.Detail.Title}, {fault.StatusCode}");
}

// A stream out.
Console.WriteLine($"remove: {await notes.RemoveAsync(Each("milk", "caviar"))}");

// A stream out and one in, with a parameter beside.
await foreach (var text in notes.EchoAsync("hello", Each("one", "two")))
{
    Console.WriteLine($"echo: {text}");
}

// A synchronous method.
Console.WriteLine($"total: {notes.Total()}");

// The same message as JSON, without a call.
var serializer = new GoRpcSerializer();
var json = serializer.SerializeJson(milk! with { Weight = Weight.Heavy });
Console.WriteLine($"json: {Encoding.UTF8.GetString(json)} {serializer.DeserializeJson<Note>(json).Weight}");

static async IAsyncEnumerable<string> Each(params string[] texts)
{
    foreach (var text in texts)
    {
        await Task.Yield();
        yield return text;
    }
}
