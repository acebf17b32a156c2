using Google.Protobuf;
using Google.Protobuf.Reflection;
using GoRpc.Demo;
using GoRpc.Integration.Tests.Server;
using GoRpc.Tests.Shared;
using Grpc.Core;
using Grpc.Reflection.V1Alpha;
using Microsoft.Extensions.DependencyInjection;

namespace GoRpc.Integration.Tests.Exposure;

/// <summary>What a host tells of its contracts, to gRPC's own reflection client and over plain HTTP.</summary>
public sealed class ReflectionTests
{
    [Fact]
    public async Task List_OfAHost_HasItsServicesHealthAndReflection()
    {
        await using var host = await StartAsync();

        var answer = await AskAsync(host, new ServerReflectionRequest { ListServices = "" });

        Assert.Equal(
            ["gorpc.demo.Calculator", "grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection"],
            answer.ListServicesResponse.Service.Select(service => service.Name));
    }

    [Theory]
    [InlineData("gorpc.demo.Calculator")]
    [InlineData("gorpc.demo.Calculator.Divide")]
    [InlineData("gorpc.demo.DivisionByZero")]
    [InlineData("grpc.health.v1.Health")]
    [InlineData("grpc.reflection.v1.ServerReflection")]
    [InlineData("google.rpc.BadRequest.FieldViolation")]
    public async Task File_OfASymbol_ComesWithAllThatItNeeds(string symbol)
    {
        await using var host = await StartAsync();

        var answer = await AskAsync(host, new ServerReflectionRequest { FileContainingSymbol = symbol });

        var files = FileDescriptor.BuildFromByteStrings(answer.FileDescriptorResponse.FileDescriptorProto.Reverse());
        Assert.Contains(files, file => symbol.StartsWith(file.Package, StringComparison.Ordinal));
        var byName = await AskAsync(host, new ServerReflectionRequest { FileByFilename = files[^1].Name });
        Assert.Equal(answer.FileDescriptorResponse, byName.FileDescriptorResponse);
    }

    [Fact]
    public async Task Question_ThatHasNoAnswer_IsAnsweredWithAnErrorAndTheNextOneToo()
    {
        await using var host = await StartAsync();
        using var call = new ServerReflection.ServerReflectionClient(host.Calls).ServerReflectionInfo();
        ServerReflectionRequest[] questions =
        [
            new() { FileContainingSymbol = "no.Such" },
            new() { FileByFilename = "no/such.proto" },
            new() { AllExtensionNumbersOfType = "no.Such" },
            new() { FileContainingExtension = new ExtensionRequest { ContainingType = "gorpc.demo.DivisionByZero", ExtensionNumber = 7 } },
            new(),
        ];

        var answers = new List<ServerReflectionResponse>();
        foreach (var question in questions)
        {
            await call.RequestStream.WriteAsync(question).Within("the question");
            Assert.True(await call.ResponseStream.MoveNext().Within("the answer"));
            answers.Add(call.ResponseStream.Current);
        }

        Assert.Equal(questions, answers.Select(answer => answer.OriginalRequest));
        Assert.Equal(
            ["There is no 'no.Such' here.", "There is no file 'no/such.proto' here.", "There is no message 'no.Such' here.", "'gorpc.demo.DivisionByZero' has no extension 7.", "The request asks for nothing."],
            answers.Select(answer => answer.ErrorResponse.ErrorMessage));
        Assert.Equal([5, 5, 5, 5, 3], answers.Select(answer => answer.ErrorResponse.ErrorCode));
    }

    [Fact]
    public async Task Version1_AnswersAsVersion1Alpha()
    {
        await using var host = await StartAsync();
        var request = new ServerReflectionRequest { FileContainingSymbol = "gorpc.demo.Calculator" };
        var method = new Method<ServerReflectionRequest, ServerReflectionResponse>(
            MethodType.DuplexStreaming,
            "grpc.reflection.v1.ServerReflection",
            "ServerReflectionInfo",
            Marshallers.Create(message => message.ToByteArray(), ServerReflectionRequest.Parser.ParseFrom),
            Marshallers.Create(message => message.ToByteArray(), ServerReflectionResponse.Parser.ParseFrom));
        using var call = host.Calls.AsyncDuplexStreamingCall(method, null, default);

        await call.RequestStream.WriteAsync(request).Within("the question");
        Assert.True(await call.ResponseStream.MoveNext().Within("the answer"));

        Assert.Equal(await AskAsync(host, request), call.ResponseStream.Current);
    }

    [Fact]
    public async Task Contracts_OutsideOfDevelopment_AreNotShown()
    {
        await using var host = await ServerUnderTest.StartAsync<CalculatorStub>();

        var failure = await Assert.ThrowsAsync<RpcException>(() => AskAsync(host, new ServerReflectionRequest { ListServices = "" }));

        Assert.Equal(StatusCode.Unimplemented, failure.StatusCode);
    }

    private static Task<ServerUnderTest> StartAsync() => ServerUnderTest.StartAsync(
        builder => builder.Services.AddGoRpc(options => options.ExposeContracts = true),
        application => application.MapGoRpcService<CalculatorStub>());

    private static async Task<ServerReflectionResponse> AskAsync(ServerUnderTest host, ServerReflectionRequest request)
    {
        using var call = new ServerReflection.ServerReflectionClient(host.Calls).ServerReflectionInfo();
        await call.RequestStream.WriteAsync(request).Within("the question");
        await call.RequestStream.CompleteAsync().Within("the end of the questions");
        Assert.True(await call.ResponseStream.MoveNext().Within("the answer"));
        return call.ResponseStream.Current;
    }

    private sealed class CalculatorStub : ICalculator
    {
        public ValueTask<int> AddAsync(int a, int b, CancellationToken cancellationToken = default) => new(a + b);

        public ValueTask<int> SubtractAsync(int a, int b, CancellationToken cancellationToken = default) => new(a - b);

        public ValueTask<int> MultiplyAsync(int a, int b, CancellationToken cancellationToken = default) => new(a * b);

        public Task<double> DivideAsync(double a, double b, CancellationToken cancellationToken = default) => Task.FromResult(a / b);

        public Task<int> SlowAsync(int milliseconds, ProtoBuf.Grpc.CallContext context = default) => Task.FromResult(milliseconds);
    }
}
