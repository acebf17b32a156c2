using ProtoBuf;

[assembly: CompatibilityLevel(CompatibilityLevel.Level300)]
