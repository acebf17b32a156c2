using System.Reflection;
using Grpc.Core;

namespace GoRpc.Testing.Stubs;

/// <summary>An implementation of a contract whose methods are delegates.</summary>
internal class StubProxy : DispatchProxy
{
    private readonly Dictionary<MethodInfo, Delegate> _answers = [];

    /// <summary>Says what a method answers.</summary>
    /// <param name="implementing">The method of this class that implements the one of the contract.</param>
    /// <param name="answer">A delegate of the same shape.</param>
    public void Answer(MethodInfo implementing, Delegate answer)
    {
        var maps = GetType().GetInterfaces().Select(contract => GetType().GetInterfaceMap(contract));
        var method = maps.SelectMany(map => map.InterfaceMethods.Zip(map.TargetMethods)).First(pair => pair.Second == implementing).First;
        _answers[method] = answer;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (!_answers.TryGetValue(targetMethod!, out var answer))
        {
            var (contract, method) = (targetMethod!.DeclaringType!.Name, targetMethod.Name);
            throw new GoRpcException(StatusCode.Unimplemented, $"{contract}.{method} is not stubbed. Say what it answers: stub.On(service.{method}, ...).");
        }

        return answer.GetType().GetMethod("Invoke")!.Invoke(answer, BindingFlags.DoNotWrapExceptions, binder: null, args, culture: null);
    }
}
