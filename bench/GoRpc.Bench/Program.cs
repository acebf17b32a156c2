using System.CommandLine;
using GoRpc.Bench.Commands;

var root = new RootCommand("Measures GoRpc side by side with the other ways to make a call in .NET.") { CodecCommand.Create() };
return await root.Parse(args).InvokeAsync();
