namespace Gazette.LocalHost;

/// <summary>The account that storage emulators have in every installation; public knowledge, its key too.</summary>
internal static class WellKnownAccount
{
    public const string Name = "devstoreaccount1";
    public const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <summary>A whole connection string that stands for it.</summary>
    public const string Shortcut = "UseDevelopmentStorage=true";
}
