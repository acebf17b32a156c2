using Microsoft.CodeAnalysis;

namespace GoRpc.Generators.Symbols;

internal sealed class Module(SymbolContext context, IModuleSymbol symbol)
{
    public IList<CustomAttributeData> GetCustomAttributesData() => CustomAttributeData.Of(context, symbol.GetAttributes());
}
