namespace Aot.Contracts;

/// <summary>How much a note matters.</summary>
public enum Weight
{
    /// <summary>Nobody said.</summary>
    Unknown,

    /// <summary>It can wait.</summary>
    Light,

    /// <summary>It can't.</summary>
    Heavy,
}
