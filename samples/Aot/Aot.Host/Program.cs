using Aot.Host;
using GoRpc;
using Microsoft.AspNetCore.Server.Kestrel.Core;

// dotnet publish samples/Aot/Aot.Host -o out, then out/Aot.Host 5095
var port = args is [var text, ..] ? ushort.Parse(text) : (ushort)0;

// Settings of whatever directory it is started in are not its own.
var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http2));
builder.Services.AddSingleton<NotesService>();
builder.Services.AddGoRpc();

var app = builder.Build();
app.MapGoRpcService<NotesService>();
await app.StartAsync();
Console.WriteLine($"Listening on {app.Urls.Single()}");
await app.WaitForShutdownAsync();
