using System.Reflection;
using System.Reflection.Emit;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Cli.Serving;

/// <summary>Makes the contract that a class lacks: an interface with its methods, and a class that implements it by calling the first one.</summary>
internal static class ClassContract
{
    private static readonly ConstructorInfo ServiceConstructor = typeof(ServiceAttribute).GetConstructor([typeof(string)])!;

    public static Type Emit(Type type, IReadOnlyList<MethodInfo> methods)
    {
        var module = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("gorpc.serve"), AssemblyBuilderAccess.Run).DefineDynamicModule("gorpc.serve");
        var contract = module.DefineType("I" + type.Name, TypeAttributes.Public | TypeAttributes.Interface | TypeAttributes.Abstract);
        contract.SetCustomAttribute(new CustomAttributeBuilder(ServiceConstructor, [type.FullName!.Replace('+', '_')]));
        foreach (var method in methods)
        {
            Declare(contract, method, MethodAttributes.Public | MethodAttributes.Abstract | MethodAttributes.Virtual | MethodAttributes.NewSlot | MethodAttributes.HideBySig);
        }

        var made = contract.CreateType();
        var service = module.DefineType(type.Name + "Service", TypeAttributes.Public | TypeAttributes.Sealed, typeof(object), [made]);
        var target = methods.Any(method => !method.IsStatic) ? service.DefineField("_target", type, FieldAttributes.Private | FieldAttributes.InitOnly) : null;
        EmitConstructor(service, target);
        foreach (var method in methods)
        {
            EmitMethod(Declare(service, method, MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.HideBySig), method, target);
        }

        return service.CreateType();
    }

    private static MethodBuilder Declare(TypeBuilder type, MethodInfo method, MethodAttributes attributes)
    {
        var parameters = method.GetParameters();
        var declared = type.DefineMethod(method.Name, attributes, method.ReturnType, [.. parameters.Select(parameter => parameter.ParameterType)]);
        for (var i = 0; i < parameters.Length; i++)
        {
            declared.DefineParameter(i + 1, ParameterAttributes.None, parameters[i].Name);
        }

        return declared;
    }

    // One object of the class serves all calls, as an object that is called in its own process would.
    private static void EmitConstructor(TypeBuilder service, FieldInfo? target)
    {
        var constructor = service.DefineConstructor(MethodAttributes.Public, CallingConventions.Standard, target is null ? Type.EmptyTypes : [typeof(IServiceProvider)]);
        var code = constructor.GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Call, typeof(object).GetConstructor(Type.EmptyTypes)!);
        if (target is not null)
        {
            code.Emit(OpCodes.Ldarg_0);
            code.Emit(OpCodes.Ldarg_1);
            code.Emit(OpCodes.Call, typeof(ServedObject<>).MakeGenericType(target.FieldType).GetMethod(nameof(ServedObject<object>.Get))!);
            code.Emit(OpCodes.Stfld, target);
        }

        code.Emit(OpCodes.Ret);
    }

    private static void EmitMethod(MethodBuilder declared, MethodInfo method, FieldInfo? target)
    {
        var code = declared.GetILGenerator();
        if (!method.IsStatic)
        {
            code.Emit(OpCodes.Ldarg_0);
            code.Emit(OpCodes.Ldfld, target!);
        }

        for (short i = 1; i <= method.GetParameters().Length; i++)
        {
            code.Emit(OpCodes.Ldarg, i);
        }

        code.Emit(method.IsStatic ? OpCodes.Call : OpCodes.Callvirt, method);
        code.Emit(OpCodes.Ret);
    }
}
